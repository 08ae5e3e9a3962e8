"""Figures of a scored store: held-back part and development suites."""
import numpy as np


def auroc(y, s):
    y, s = np.asarray(y), np.asarray(s, np.float64)
    values, inverse, counts = np.unique(s, return_inverse=True, return_counts=True)
    rank = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    n = y.sum()
    return float((rank[y == 1].sum() - n * (n + 1) / 2) / (n * (len(y) - n)))


def macro_f1(gold, told):
    out = []
    for c in np.unique(gold):
        both = ((gold == c) & (told == c)).sum()
        out.append(2 * both / max(1, (gold == c).sum() + (told == c).sum()))
    return float(np.mean(out))


def best_error(y, s):
    """Smallest mean of the two error rates over all thresholds: (missed answers + false answers) / 2."""
    y, s = np.asarray(y), np.asarray(s)
    return float(min(((s[y == 1] <= t).mean() + (s[y == 0] > t).mean()) / 2 for t in np.append(np.unique(s), s.min() - 1)))


def by_group(store, groups, values, how):
    _, n = store.pairs_of(groups)
    return how(values, np.concatenate([[0], np.cumsum(n)[:-1]]))


def held_back(store, groups, answer, entail):
    """Held-back authored items: groups are all of one origin (documents or passages); scores stand in the order of store.pairs_of(groups)."""
    pairs, n = store.pairs_of(groups)
    of = np.repeat(np.arange(len(groups)), n)
    question = store.a["g_kind"][groups] == 0
    label, out = store.a["p_label"][pairs], {}
    q = question[of]
    out["pairs"] = auroc(label[q], answer[q])
    best = by_group(store, groups, answer, np.maximum.reduceat)
    yes = store.a["g_verdict"][groups] == 1
    out["items"] = auroc(yes[question], best[question])
    first = [answer[of == i].argmax() for i in np.flatnonzero(question & yes)]
    out["first"] = float(np.mean([label[of == i][k] for i, k in zip(np.flatnonzero(question & yes), first)]))
    told = entail[~q].argmax(-1)
    out["claims"] = float((told == label[~q]).mean())
    verdict = store.a["g_verdict"][groups][~question]
    sup, con = (by_group(store, groups, entail[:, k], np.maximum.reduceat)[~question] for k in (0, 1))
    told = np.where(np.maximum(sup, con) < 0.5, 2, np.where(sup >= con, 0, 1))
    out["verdicts"] = float((told == verdict).mean())
    return out


def suite(store, groups, answer, entail):
    out = {}
    verdict = store.a["g_verdict"][groups]
    if store.a["g_kind"][groups[0]] == 0:
        best = by_group(store, groups, answer, np.maximum.reduceat)
        return dict(auroc=auroc(verdict, best), error=best_error(verdict, best))
    sup, con = (by_group(store, groups, entail[:, k], np.maximum.reduceat) for k in (0, 1))
    if set(verdict) == {0, 1}: told = [np.where(sup >= con * t, 0, 1) for t in (1, 0.25, 0.5, 0.7, 1.4, 2, 4)]
    elif 3 in verdict: told = [np.where(sup > t, 0, 3) for t in (0.5, 0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 0.8, 0.9)]
    else: told = [np.where(np.maximum(sup, con) < t, 2, np.where(sup >= con, 0, 1)) for t in (0.5, 0.2, 0.3, 0.4, 0.6, 0.7, 0.8, 0.9)]
    out["accuracy"], out["f1"] = float((told[0] == verdict).mean()), macro_f1(verdict, told[0])
    out["best_accuracy"], out["best_f1"] = max(float((t == verdict).mean()) for t in told), max(macro_f1(verdict, t) for t in told)
    out["auroc"] = auroc(verdict == 0, np.log(sup + 1e-6) - (np.log(con + 1e-6) if set(verdict) == {0, 1} else 0))
    return out


PICK = (("squad2", "auroc", 1), ("nomiracl", "error", -1), ("clapnq", "auroc", 1), ("mtragun", "auroc", 1), ("scifact", "best_f1", 1), ("fm2", "best_accuracy", 1),
        ("feversymmetric", "best_accuracy", 1), ("wice", "best_accuracy", 1), ("documents", "items", 1), ("documents", "verdicts", 1))


def all_figures(train, suites, scorer):
    """Every figure by name, and "mean": what a run is picked by. scorer(store, pairs) -> (answer, entail)."""
    out = {}
    held = np.flatnonzero(train.a["g_held"]) if train else []
    if len(held):
        names = np.array([train.source_of(g)[:4] for g in held])
        for name, start in (("documents", "docs"), ("passages", "pass")):
            groups = held[names == start]
            out[name] = held_back(train, groups, *scorer(train, train.pairs_of(groups)[0]))
    if suites:
        pairs = np.arange(len(suites.group_of))
        answer, entail = scorer(suites, pairs)
        for k, source in enumerate(suites.sources):
            groups = np.flatnonzero(suites.a["g_source"] == k)
            mine = suites.pairs_of(groups)[0]
            out[source.split(":")[1]] = suite(suites, groups, answer[mine], entail[mine])
    out["mean"] = float(np.mean([(out[a][b] if s > 0 else 1 - out[a][b]) for a, b, s in PICK if a in out]))
    return out


def row(figures):
    """One line to print."""
    short = {k: " ".join(f"{n} {x:.3f}" for n, x in v.items()) for k, v in figures.items() if isinstance(v, dict)}
    return f"mean {figures['mean']:.4f} | " + " | ".join(f"{k}: {v}" for k, v in short.items())
