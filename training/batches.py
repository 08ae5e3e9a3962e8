"""The prepared arrays on a device, and packed batches of them."""
import numpy as np
import torch

import bert
import wordpiece


class Store:
    """Groups (g_…), their pairs (p_…) and token ids, as written by prepare.py."""

    def __init__(self, path, device="cpu"):
        with np.load(path) as f: self.a = {k: f[k] for k in f.files}
        self.device = torch.device(device)
        self.tokens = torch.from_numpy(np.append(self.a["tokens"], 0).astype(np.int32)).to(self.device)
        self.lengths = np.diff(self.a["offsets"]).astype(np.int64)
        self.offsets = self.a["offsets"][:-1].astype(np.int64)
        self.first, self.sources = self.a["g_first"].astype(np.int64), list(self.a["sources"])
        self.group_of = np.repeat(np.arange(len(self.first) - 1), np.diff(self.first))
        self.query_length = np.minimum(self.lengths[self.a["g_query"]], bert.MAX_QUERY)[self.group_of]
        self.text_length = np.minimum(self.lengths[self.a["p_text"]], bert.MAX_PAIR - 3 - self.query_length)
        self.pair_length = self.query_length + self.text_length + 3
        self.group_length = np.add.reduceat(self.pair_length, self.first[:-1])

    def source_of(self, group): return self.sources[self.a["g_source"][group]]

    def pairs_of(self, groups):
        n = self.first[groups + 1] - self.first[groups]
        return np.repeat(self.first[groups], n) + np.arange(n.sum()) - np.repeat(np.cumsum(n) - n, n), n

    def to(self, x, dtype=None):
        t = torch.from_numpy(np.ascontiguousarray(x))
        if dtype: t = t.to(dtype)
        return t.pin_memory().to(self.device, non_blocking=True) if self.device.type == "cuda" else t

    def pack(self, pairs):
        """Pairs one behind the other as [CLS] query [SEP] text [SEP]: what Reader.packed takes, and the place of each text's first token."""
        length, ql, tl = self.pair_length[pairs], self.query_length[pairs], self.text_length[pairs]
        starts = np.concatenate([[0], np.cumsum(length)])
        total = int(starts[-1])
        table = self.to(np.stack([starts[:-1], ql, tl, self.offsets[self.a["g_query"][self.group_of[pairs]]], self.offsets[self.a["p_text"][pairs]]]))
        seq = torch.repeat_interleave(torch.arange(len(pairs), device=self.device), self.to(length), output_size=total)
        start, ql, tl, query, text = (row[seq] for row in table)
        at = torch.arange(total, device=self.device) - start
        in_query, in_text = (at >= 1) & (at <= ql), (at >= ql + 2) & (at < ql + 2 + tl)
        source = torch.where(in_query, query + at - 1, torch.where(in_text, text + at - ql - 2, torch.full_like(at, len(self.tokens) - 1)))
        ids = torch.where(in_query | in_text, self.tokens[source].long(), torch.where(at == 0, wordpiece.CLS, wordpiece.SEP))
        return ids, (at >= ql + 2).long(), at, self.to(starts, torch.int32), int(length.max()), table[0] + table[1] + 2


@torch.no_grad()
def score(model, store, pairs, dtype=torch.float32, budget=16384, spans=False):
    """Answerability logits and entailment probabilities of pairs, in their order; with spans also the place of the best answer in tokens of the text."""
    was = model.training
    model.eval()
    order = pairs[np.argsort(store.pair_length[pairs], kind="stable")]
    size = np.cumsum(store.pair_length[order]) // budget
    answer, entail, span = np.zeros(len(pairs), np.float32), np.zeros((len(pairs), 3), np.float32), np.full((len(pairs), 2), -1)
    back = np.empty(len(store.group_of), np.int64)
    back[pairs] = np.arange(len(pairs))
    held_over = []
    for k in range(int(size[-1]) + 1):
        part = order[size == k]
        if not len(part): continue
        ids, kinds, at, starts, longest, texts = store.pack(part)
        a, e, s = model.packed(ids, kinds, at, starts, longest, dtype)
        best = None
        if spans:
            seq = torch.repeat_interleave(torch.arange(len(part), device=store.device), (starts[1:] - starts[:-1]).long())
            column = at + starts[:-1].long()[seq] - texts[seq]
            grid = torch.full((len(part), longest, 2), -1e4, device=store.device)
            inside = (kinds == 1) & (column < store.to(store.text_length[part])[seq])
            grid[seq[inside], column[inside]] = s[inside]
            best = grid.argmax(1)
        held_over.append((part, a, e.softmax(-1), best))
    for part, a, e, best in held_over:
        answer[back[part]], entail[back[part]] = a.cpu().numpy(), e.cpu().numpy()
        if spans: span[back[part]] = best.cpu().numpy()
    model.train(was)
    return (answer, entail, span) if spans else (answer, entail)
