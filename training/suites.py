"""Candidate windows of the development suites, as at run time: at most 12 windows of about 110 words, title in front, best first by BM25
(and the encoder, where a collection is long). The suites are measured on, never trained on, and no text of theirs is kept."""
import json
import os

import numpy as np
import torch

import data

QUERY = "Represent this sentence for searching relevant passages: "
NAMES = ("squad2", "nomiracl", "clapnq", "mtragun", "scifact", "fm2", "feversymmetric", "wice")
EXPECT = {"refuse": 0, "answer": 1, **data.LABEL}


def windows(document, size=110):
    """Windows of whole sentences, at most `size` words unless one sentence is longer, each opening with the last sentence of the one before."""
    ss, out, i = data.sentences(" ".join(document["text"].split())), [], 0
    count = [len(s.split()) for s in ss]
    while i < len(ss):
        j, n = i, 0
        while j < len(ss) and (n == 0 or n + count[j] <= size): n += count[j]; j += 1
        out.append(data.dress(document.get("title") or "", "", " ".join(ss[i:j])))
        if j >= len(ss): break
        i = max(i + 1, j - 1)
    return out


class Encoder:
    """The retrieval encoder: the vector of [CLS], of length one."""

    def __init__(self, model, tokenizer): self.model, self.tokenizer = model.eval(), tokenizer

    @torch.no_grad()
    def __call__(self, texts):
        rows = [[101] + self.tokenizer.encode(t)[0][:254] + [102] for t in texts]
        out = []
        for r in rows:
            ids = torch.tensor([r])
            grabbed = []
            self.model.run(ids, torch.zeros_like(ids), torch.arange(len(r))[None], plain_attention, lambda x: grabbed.append(x[:, 0]) or x[:, 0], torch.float32)
            out.append(torch.nn.functional.normalize(grabbed[0], dim=-1)[0].numpy())
        return np.array(out)


def plain_attention(q, k, v):
    q, k, v = q.transpose(1, 2), k.transpose(1, 2), v.transpose(1, 2)
    return ((q @ k.transpose(-1, -2) / q.shape[-1] ** 0.5).softmax(-1) @ v).transpose(1, 2)


def groups(folder, name, encoder=None, top=12):
    """One group a case: its question (the last user turn in front where there is a history) or claim with its candidates."""
    cases = list(data.lines(os.path.join(folder, name, "cases.jsonl")))
    collections = {c["id"]: [w for d in c["documents"] for w in windows(d)] for c in data.lines(os.path.join(folder, name, "collections.jsonl"))}
    index = {k: data.Bm25(w) for k, w in collections.items()}
    vectors = {k: encoder(w) for k, w in collections.items()} if encoder and name == "squad2" else {}
    for c in cases:
        key, text = c["collection"], c.get("question") or c["claim"]
        if c.get("history"): text = c["history"][-1] + " " + text
        ws = collections[key]
        order = index[key].top(text, len(ws))
        order += [i for i in range(len(ws)) if i not in set(order)]
        if key in vectors:
            dense = np.argsort(-(vectors[key] @ encoder([QUERY + text])[0]), kind="stable")
            rank = {i: 1 / (60 + r) for r, i in enumerate(order)}
            for r, i in enumerate(dense): rank[int(i)] += 1 / (60 + r)
            order = sorted(rank, key=lambda i: (-rank[i], i))
        cited = {q.get("quote", "\0") for q in c.get("cite", [])}
        cands = [data.Candidate(ws[i], int(any(q in ws[i] for q in cited)), -1, -1, 1.0) for i in order[:top]]
        kind = "qa" if c["expect"] in ("answer", "refuse") else "nli"
        yield dict(data.group(kind, text, "suite:" + name, ("suite", name, c["id"], 0), cands, weight=1.0, held=True), verdict=EXPECT[c["expect"]])
