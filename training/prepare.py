"""Turns groups into arrays of token ids: prepare.py OUT.npz --vocab vocab.txt [--public FOLDER] [--held] [--suites FOLDER --encoder FILE] [--variants N].

Training then needs no text and no tokenizer. Beside OUT.npz stands OUT.keys.jsonl: which item each group was made from.
"""
import argparse
import json
import random
import time

import numpy as np

import bert
import checkpoints
import data
import made
import public
import wordpiece


def arrays(groups, tokenizer):
    ids, texts, flat, offsets = {}, [], [], [0]

    def intern(text):
        k = ids.get(text)
        if k is None:
            tokens, places = tokenizer.encode(text)
            k = ids[text] = len(texts)
            texts.append(places)
            flat.append(np.array(tokens[:bert.MAX_PAIR], np.uint16)); offsets.append(offsets[-1] + len(flat[-1]))
        return k

    g = {k: [] for k in ("query", "kind", "source", "fold", "held", "variant", "variants", "weight", "verdict", "first")}
    p = {k: [] for k in ("text", "label", "start", "end", "weight")}
    sources, keys = {}, []
    for x in groups:
        if not x["cands"]: continue
        g["query"].append(intern(x["text"]))
        g["kind"].append(int(x["kind"] == "nli"))
        g["source"].append(sources.setdefault(x["source"], len(sources)))
        for k in ("fold", "held", "variant", "variants", "weight"): g[k].append(x[k])
        labels = [c.label for c in x["cands"]]
        g["verdict"].append(x["verdict"] if "verdict" in x else max(labels) if x["kind"] == "qa" else min(labels))
        g["first"].append(len(p["text"]))
        for c in x["cands"]:
            t = intern(c.text)
            start = end = -1
            if c.start >= 0:
                hit = [i for i, (a, b) in enumerate(texts[t]) if b > c.start and a < c.end]
                if hit and hit[-1] < bert.MAX_PAIR: start, end = hit[0], hit[-1]
            for k, v in zip(("text", "label", "start", "end", "weight"), (t, c.label, start, end, c.weight)): p[k].append(v)
        keys.append((*x["key"], x["sub"]))
    g["first"].append(len(p["text"]))
    types = dict(query=np.int32, kind=np.int8, source=np.int16, fold=np.int8, held=bool, variant=np.int8, variants=np.int8,
                 weight=np.float16, verdict=np.int8, first=np.int32)
    out = {"g_" + k: np.array(v, types[k]) for k, v in g.items()}
    types = dict(text=np.int32, label=np.int8, start=np.int16, end=np.int16, weight=np.float16)
    out |= {"p_" + k: np.array(v, types[k]) for k, v in p.items()}
    out |= dict(tokens=np.concatenate(flat), offsets=np.array(offsets, np.int32), sources=np.array(list(sources)))
    return out, keys


if __name__ == "__main__":
    o = argparse.ArgumentParser(description=__doc__)
    o.add_argument("out"); o.add_argument("--vocab", required=True)
    for name in ("--public", "--suites", "--encoder"): o.add_argument(name)
    o.add_argument("--held", action="store_true", help="the held-back part only")
    o.add_argument("--variants", type=int, default=4, help="draws of each of our items")
    o.add_argument("--seed", type=int, default=1)
    o = o.parse_args()
    rng, start, tokenizer, groups = random.Random(o.seed), time.time(), wordpiece.WordPiece(o.vocab), []
    if o.suites:
        import suites
        encoder = suites.Encoder(checkpoints.load(o.encoder)[0], tokenizer) if o.encoder else None
        for name in suites.NAMES: groups += suites.groups(o.suites, name, encoder)
    else:
        for part in ("held",) if o.held else ("train", "held"):
            groups += data.documents(rng, o.variants, part)
            groups += data.passages(rng, max(1, o.variants // 2), part)
        if o.public and not o.held:
            groups += public.public_questions(rng, o.public)
            groups += public.public_claims(rng, o.public)
            groups += made.made(rng, o.variants, o.public)
    print(len(groups), "groups", round(time.time() - start), "s", flush=True)
    out, keys = arrays(groups, tokenizer)
    np.savez_compressed(o.out, **out)
    with open(o.out.replace(".npz", "") + ".keys.jsonl", "w", encoding="utf-8") as f:
        for k in keys: f.write(json.dumps(k, ensure_ascii=False) + "\n")
    print(len(out["p_text"]), "pairs", len(out["offsets"]) - 1, "texts", len(out["tokens"]), "tokens", round(time.time() - start), "s")
