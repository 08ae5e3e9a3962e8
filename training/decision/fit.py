#!/usr/bin/env python3
"""Fits the small decision models of src/CoopBot.Grounding/Decision from feature dumps.

usage: fit.py answers|claims OUT.json NAME SUITE.features.jsonl[:WEIGHT[:FILTER]] …

A dump is what `coopbot eval SUITE --features FILE` writes: one JSON object a case with `id`, `expect`, `right`, `outcome` and `features`.
`answers` fits a logistic regression (the documents answer the question: yes or no) and, on the cases that were answered, how
often an answer shown at that probability was right. `claims` fits a multinomial one (supported, contradicted, not found;
`not_supported` counts as the sum of the last two). Every suite weighs the same unless WEIGHT says otherwise, both classes of a
suite weigh the same in `answers`. FILTER `tune` keeps the golden set's tuning half: cases whose SHA-256 of the id starts with an even byte.
Prints five-fold cross-validated figures by suite. Needs numpy.
"""
import argparse, hashlib, json, pathlib, sys
import numpy as np

parser = argparse.ArgumentParser()
parser.add_argument("kind", choices=["answers", "claims"])
parser.add_argument("out")
parser.add_argument("name")
parser.add_argument("dumps", nargs="+")
parser.add_argument("--l2", type=float, default=1.0)
parser.add_argument("--only", help="comma-separated features to use; default all")
parser.add_argument("--drop", default="", help="comma-separated features to leave out")
o = parser.parse_args()
LABEL = {"supported": 0, "contradicted": 1, "not_found": 2, "not_supported": 3}


def byte(case):
    return hashlib.sha256(case.encode()).digest()[0]


rows = []
for dump in o.dumps:
    path, weight, keep = (dump.split(":") + ["1", ""])[:3] if ":" in dump else (dump, "1", "")
    weight = float(weight or 1)
    part = [json.loads(l) for l in pathlib.Path(path).read_text(encoding="utf-8").splitlines() if l.strip()]
    part = [r for r in part if r.get("features") and (r["expect"] in LABEL) == (o.kind == "claims")]
    if keep == "tune":
        part = [r for r in part if byte(r["id"]) % 2 == 0]
    counts = {}
    for r in part:
        r["class"] = LABEL[r["expect"]] if o.kind == "claims" else int(r["expect"] == "answer")
        counts[r["class"]] = counts.get(r["class"], 0) + 1
    for r in part:
        r["suite"] = pathlib.Path(path).name.split(".")[0]
        r["weight"] = weight * (100 / len(part) if o.kind == "claims" else 50 / counts[r["class"]])
    rows += part

names = [n for n in rows[0]["features"] if (not o.only or n in o.only.split(",")) and n not in o.drop.split(",")]
X = np.array([[r["features"][n] for n in names] for r in rows])
mean, scale = X.mean(0), X.std(0)
keep = scale > 1e-9
names, X, mean, scale = [n for n, k in zip(names, keep) if k], X[:, keep], mean[keep], scale[keep]
Z = np.hstack([np.ones((len(rows), 1)), (X - mean) / scale])
y = np.array([r["class"] for r in rows])
w = np.array([r["weight"] for r in rows])
suites = np.array([r["suite"] for r in rows])
fold = np.array([byte("fold" + r["id"]) % 5 for r in rows])
sigmoid = lambda t: 1 / (1 + np.exp(-np.clip(t, -40, 40)))


def logistic(Z, y, w, l2):
    b = np.zeros(Z.shape[1])
    ridge = np.full(Z.shape[1], l2)
    ridge[0] = 1e-6
    for _ in range(60):
        p = sigmoid(Z @ b)
        g = Z.T @ (w * (p - y)) + ridge * b
        H = (Z * (w * p * (1 - p))[:, None]).T @ Z + np.diag(ridge)
        step = np.linalg.solve(H, g)
        b -= step
        if np.abs(step).max() < 1e-8:
            break
    return b


def probabilities(Z, B):
    s = np.stack([Z @ B[0], Z @ B[1], np.zeros(len(Z))], 1)
    e = np.exp(s - s.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)


def multinomial(Z, y, w, l2, steps=4000, rate=0.5):
    """Gradient ascent with momentum on the weighted log-likelihood; class 3 is 1 or 2."""
    B, V, ridge = np.zeros((2, Z.shape[1])), np.zeros((2, Z.shape[1])), np.full(Z.shape[1], l2)
    ridge[0] = 1e-6
    total = w.sum()
    for _ in range(steps):
        P = probabilities(Z, B)
        T = np.zeros_like(P)
        hard = y < 3
        T[hard, y[hard]] = 1
        soft = ~hard
        T[soft, 1:] = P[soft, 1:] / P[soft, 1:].sum(1, keepdims=True)
        G = np.stack([((T - P)[:, k] * w) @ Z for k in (0, 1)]) - ridge * B
        V = 0.9 * V + rate * G / total
        B = B + V
    return B


def auroc(y, s):
    order = np.argsort(s, kind="stable")
    r = np.empty(len(s))
    r[order] = np.arange(1, len(s) + 1)
    for v in np.unique(s):
        r[s == v] = r[s == v].mean()
    n = y.sum()
    return (r[y == 1].sum() - n * (n + 1) / 2) / (n * (len(y) - n)) if 0 < n < len(y) else float("nan")


def raw(b):
    """Weights for the features as they are measured, not standardised."""
    weights = b[1:] / scale
    return {"intercept": round(float(b[0] - (weights * mean).sum()), 6), "weights": {n: round(float(v), 6) for n, v in zip(names, weights)}}


if o.kind == "answers":
    p = np.empty(len(rows))
    for f in range(5):
        p[fold == f] = sigmoid(Z[fold == f] @ logistic(Z[fold != f], y[fold != f], w[fold != f], o.l2))
    for s in list(dict.fromkeys(suites)) + ["all"]:
        m = (suites == s) | (s == "all")
        if 0 < y[m].sum() < m.sum():
            err = [((y[m] == 1) & (p[m] < t)).sum() / (y[m] == 1).sum() / 2 + ((y[m] == 0) & (p[m] >= t)).sum() / (y[m] == 0).sum() / 2 for t in (0.4, 0.5, 0.6)]
            ece = sum(abs(p[m][k].sum() - y[m][k].sum()) for k in [(np.floor(p[m] * 10).clip(0, 9) == b) for b in range(10)]) / m.sum()
            print(f"{s:16} n {m.sum():4} AUROC {auroc(y[m], p[m]):.3f} mean error at .4/.5/.6 {err[0]:.3f} {err[1]:.3f} {err[2]:.3f} ECE {ece:.3f}")
    b = logistic(Z, y, w, o.l2)
    model = {"name": o.name, "score": raw(b)}
    # What an answer shown at probability p was worth: Platt scaling of its log-odds on the cases where the documents answer or not.
    if all("right" in r for r in rows):
        shown = np.array([r["outcome"] == "answered" for r in rows])
        if shown.sum() > 50:
            t = np.clip(np.log(p[shown] / (1 - p[shown])), -8, 8)
            A = np.stack([np.ones(shown.sum()), t], 1)
            right = np.array([r["right"] for r in rows])[shown].astype(float)
            a = logistic(A, right, np.ones(len(right)), 0.1)
            model["shown"] = {"intercept": round(float(a[0]), 4), "slope": round(float(a[1]), 4)}
            print("shown:", model["shown"], "right", right.mean())
else:
    P = np.empty((len(rows), 3))
    for f in range(5):
        P[fold == f] = probabilities(Z[fold == f], multinomial(Z[fold != f], y[fold != f], w[fold != f], o.l2))
    guess = P.argmax(1)
    right = (guess == y) | ((y == 3) & (guess > 0))
    for s in list(dict.fromkeys(suites)) + ["all"]:
        m = (suites == s) | (s == "all")
        f1 = []
        for c in (0, 1, 2):
            tp, n = ((guess == c) & (y == c) & m).sum(), ((y == c) & m).sum() + ((guess == c) & m & (y < 3)).sum()
            if n:
                f1.append(2 * tp / n)
        top = P.max(1)
        ece = sum(abs(top[m][k].sum() - right[m][k].sum()) for k in [(np.floor(top[m] * 10).clip(0, 9) == b) for b in range(10)]) / m.sum()
        print(f"{s:16} n {m.sum():4} accuracy {right[m].mean():.3f} macro F1 {np.mean(f1):.3f} ECE {ece:.3f}")
    B = multinomial(Z, y, w, o.l2)
    model = {"name": o.name, "supported": raw(B[0]), "contradicted": raw(B[1])}
pathlib.Path(o.out).write_text(json.dumps(model, indent=2) + "\n")
