"""Groups of near misses made from the training texts by rule (generate.py)."""
import collections
import glob
import os

import data
import generate

Source = collections.namedtuple("Source", "title heading text around claims questions fold name")  # around: where other names and numbers come from


def own_texts():
    """Sections and passages of ours with their supported claims and answerable questions."""
    for f in sorted(glob.glob(data.HERE + "/data/documents/*.jsonl")):
        for d in data.lines(f):
            if data.held(d["title"]): continue
            around = " ".join(s["text"] for s in d["sections"])
            for i, s in enumerate(d["sections"]):
                claims = [x["c"] for x in d["items"] if "c" in x and x["label"] == "supported" and i in x["in"]]
                questions = [x["q"] for x in d["items"] if x.get("a") and i in x["in"]]
                yield Source(d["title"], s.get("heading", ""), s["text"], around, claims, questions, data.fold(d["title"]), "docs")
    for f in sorted(glob.glob(data.HERE + "/data/passages/*.jsonl")):
        for d in data.lines(f):
            if data.held(d["passage"]): continue
            claims = [x["c"] for x in d["items"] if x.get("label") == "supported"]
            questions = [x["q"] for x in d["items"] if x.get("a")]
            yield Source(d["title"], "", d["passage"], d["passage"], claims, questions, data.fold(d["passage"]), "passages")


def public_texts(folder):
    """Paragraphs of SQuAD's and SelQA's articles."""
    rows = (r for name in ("answerability", "selqa") for r in data.lines(os.path.join(folder, name + ".jsonl.gz")))
    for p in sorted({r["passage"] for r in rows if r["source"].split("-")[0] in ("squad2", "selqa") and 60 <= len(r["passage"].split()) <= 160}):
        yield Source("", "", p, p, [], [], 0, "wiki")


def made(rng, variants, folder):
    """Claims, sentences and questions with one thing changed, and sentences as they are, each with the text that it comes from."""
    for x in (*own_texts(), *public_texts(folder)):
        pool = generate.Pool(x.around)
        whole = [s for s in data.sentences(x.text) if 8 <= len(s.split()) <= 40 and not generate.leans_back(s)]
        for v in range(variants):
            b = data.dress("" if rng.random() < 0.15 else x.title, x.heading, x.text)
            for kind, text, label, weight, name in changes(rng, x, whole, pool):
                source = name + "-wiki" if x.name == "wiki" else name
                cand = data.Candidate(b, label, -1, -1, weight)
                yield data.group(kind, text, source, ("made", name, x.title, 0), [cand], weight=weight, fold=x.fold, variant=v, variants=variants)


def changes(rng, x, whole, pool):
    out = []
    for c in x.claims:
        change = generate.change(c, pool, rng)
        if change: out.append(("nli", change[0], data.LABEL[change[1]], 0.6, "made-claim"))
    for s in rng.sample(whole, min(1 if x.name == "wiki" else 2, len(whole))):
        change = generate.change(s, pool, rng)
        if not change: continue
        out.append(("nli", change[0], data.LABEL[change[1]], 0.5, "made-sentence"))
        if rng.random() < 0.5: out.append(("nli", s, data.LABEL["supported"], 0.4, "made-sentence"))
    for q in x.questions:
        if rng.random() < 0.35:
            change = generate.other_question(q, pool, x.text, rng)
            if change: out.append(("qa", change, 0, 0.4, "made-question"))
    return out
