"""Reads the training data and makes groups of it: one question or claim with its candidate passages, as the bot will meet them.

A group is a dictionary: kind ("qa" or "nli"), text, source, key, fold (0 or 1, for cross-fitting), held (kept back for good), weight, variant and
variants (draws of the same item: an epoch takes one), cands: list of Candidate. Our own data lies in data/; the public sets in a folder given by --public.
"""
import collections
import glob
import gzip
import hashlib
import json
import math
import os
import re

import generate

HERE = os.path.dirname(os.path.abspath(__file__))
LABEL = {"supported": 0, "contradicted": 1, "not_found": 2, "not_supported": 3}
NOT_FOUND = LABEL["not_found"]
Candidate = collections.namedtuple("Candidate", "text label start end weight")  # start, end: place of the answering words in text, or -1
SENTENCE_END = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"0-9])")
STOP = set("a an the of in on at to for by with from and or is are was were be been it its this that these those as has have had do does did will would can could "
           "may who whom whose what which when where why how many much".split())


def digest(text): return int(hashlib.sha256(text.encode()).hexdigest(), 16)
def held(text): return digest(text) % 10 == 0  # never change this: it is what keeps the held-back part held back
def fold(text): return digest(text) // 10 % 2
def sentences(text): return [s for s in SENTENCE_END.split(text) if s]
def tokens(text): return [w[:-1] if len(w) > 3 and w.endswith("s") else w for w in re.findall(r"[a-z0-9]+", text.lower()) if w not in STOP]
def dress(title, heading, text):
    """A passage as the reader sees it: title, heading and text, a full stop behind the first two unless they bring their own mark."""
    return "".join(part + (" " if part[-1] in ".?!" else ". ") for part in (title, heading) if part) + text


def lines(path):
    with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8") as f:
        for line in f:
            if line.strip(): yield json.loads(line)


class Bm25:
    """Ranks passages for a question by their words (k1 1.2, b 0.75)."""

    def __init__(self, texts):
        self.postings, self.lengths = collections.defaultdict(list), []
        for i, text in enumerate(texts):
            t = tokens(text)
            self.lengths.append(len(t))
            for w, n in collections.Counter(t).items(): self.postings[w].append((i, n))
        self.mean = max(1.0, sum(self.lengths) / max(1, len(self.lengths)))

    def top(self, question, n, allowed=lambda i: True):
        scores, total = collections.defaultdict(float), len(self.lengths)
        for w in set(tokens(question)):
            p = self.postings.get(w, ())
            idf = math.log(1 + (total - len(p) + 0.5) / (len(p) + 0.5))
            for i, tf in p: scores[i] += idf * tf * 2.2 / (tf + 1.2 * (0.25 + 0.75 * self.lengths[i] / self.mean))
        return [i for i in sorted(scores, key=lambda i: (-scores[i], i)) if allowed(i)][:n]


def asked(question, rng):
    """Questions as typed: sometimes without the mark at the end."""
    return question.rstrip("? ") if rng.random() < 0.2 else question


WHOLE = ("inference", "list", "context", "yesno")  # kinds that may need more than the sentence with the answer
LONGEST = 150  # words of two sections that are joined: all of them are read


def anchors(text, *own):
    """What ties a question or claim to its own document: words that it shares with the title, and the document's names and numbers in it."""
    known = set(tokens(own[0])) | {t for name in generate.names(" ".join(own[1:])) for t in tokens(name)}
    return {t for t in tokens(text) if t in known or t.isdigit()}


def foreign(ties, other):
    """Whether a passage of another document surely doesn't settle what has these ties: at least one of them is missing there."""
    return bool(ties - set(tokens(other)))


def find(text, answer, near=0):
    at = text.find(answer, near) if answer else -1
    return (at, at + len(answer)) if at >= 0 else (-1, -1)


def documents(rng, variants, part):
    """Items of the authored documents with every section of theirs, dressed and cut as at run time, and sections of other documents."""
    docs = [(os.path.basename(f)[:2], d) for f in sorted(glob.glob(HERE + "/data/documents/*.jsonl")) for d in lines(f)]
    docs = [(f, d) for f, d in docs if held(d["title"]) == (part == "held")]
    places = [(n, i) for n, (_, d) in enumerate(docs) for i in range(len(d["sections"]))]
    dressed = [dress(docs[n][1]["title"], docs[n][1]["sections"][i].get("heading", ""), docs[n][1]["sections"][i]["text"]) for n, i in places]
    index = Bm25(dressed) if part == "train" else None
    for n, (source, d) in enumerate(docs):
        for k, item in enumerate(d["items"]):
            text = item.get("q") or item["c"]
            ties = anchors(text, d["title"], *(s["text"] for s in d["sections"])) if index else ()
            others = [i for i in index.top(text, 6, lambda i: places[i][0] != n) if foreign(ties, dressed[i])] if index else []
            base = dict(kind="qa" if "q" in item else "nli", source="docs" + source, key=("documents", source, d["title"], k), sub=item["kind"], fold=fold(d["title"]), held=part == "held", weight=1.0)
            for v in range(variants if part == "train" else 1):
                make = document_question if "q" in item else document_claim
                cands = make(d, item, rng if part == "train" else None)
                for i in rng.sample(others, min(2 if "q" in item else 1, len(others))) if part == "train" else []:
                    cands.append(Candidate(dressed[i], 0 if "q" in item else NOT_FOUND, -1, -1, 0.5))
                yield dict(base, text=asked(text, rng) if "q" in item and part == "train" else text, variant=v, variants=variants if part == "train" else 1, cands=cands)


def heading_of(d, i, item, rng):
    """Title and heading of a section; in training sometimes one is left out, unless the item says that it needs them."""
    title, heading = d["title"], d["sections"][i].get("heading", "")
    if rng and item["kind"] != "context":
        if rng.random() < 0.15: title = ""
        if rng.random() < 0.12: heading = ""
    return title, heading


def document_question(d, item, rng):
    answer, where, out = item["a"], item.get("in") or [], []
    for i, s in enumerate(d["sections"]):
        title, heading = heading_of(d, i, item, rng)
        yes, text, draw = answer is not None and i in where, s["text"], rng.random() if rng else 1.0
        ss = sentences(text)
        weight = 1.0 if yes or answer is not None or item.get("near") == i else 0.6
        if draw < 0.2 and i + 1 < len(d["sections"]) and len((text + d["sections"][i + 1]["text"]).split()) <= LONGEST:  # long: with the section that follows
            text = text + " " + d["sections"][i + 1]["text"]
            yes = yes or answer is not None and i + 1 in where
        elif draw < 0.42 and len(ss) >= 4 and not (yes and (answer not in text or item["kind"] in WHOLE)):  # short: a window of it
            hit = next((j for j, x in enumerate(ss) if answer in x), None) if yes else rng.randrange(len(ss))
            if hit is not None:
                lo, hi = max(0, hit - rng.randint(0, 2)), min(len(ss), hit + 1 + rng.randint(0, 2))
                rest = ss[hi:] if len(ss) - hi > lo else ss[:lo]
                if yes and len(rest) >= 2 and item["kind"] in ("direct", "paraphrase", "keyword") and rng.random() < 0.5 and answer not in " ".join(rest):
                    out.append(Candidate(dress(title, heading, " ".join(rest)), 0, -1, -1, 0.5))
                text = " ".join(ss[lo:hi])
        b = dress(title, heading, text)
        out.append(Candidate(b, int(yes), *(find(b, answer, len(b) - len(text)) if yes else (-1, -1)), weight))
    return out


def document_claim(d, item, rng):
    where, out = item.get("in") or [], []
    for i, s in enumerate(d["sections"]):
        title, heading = heading_of(d, i, item, rng)
        here, text = i in where, s["text"]
        label = LABEL[item["label"]] if here else NOT_FOUND
        if rng and rng.random() < 0.2 and i + 1 < len(d["sections"]) and len((text + d["sections"][i + 1]["text"]).split()) <= LONGEST:
            text = text + " " + d["sections"][i + 1]["text"]
            if i + 1 in where: here, label = True, LABEL[item["label"]]
        out.append(Candidate(dress(title, heading, text), label, -1, -1, 1.0 if here or item.get("near") == i else 0.5))
    return out


def passages(rng, variants, part):
    """Items of the single authored passages: whole, as a window, and beside passages that look alike."""
    rows = [(os.path.basename(f)[:2], d) for f in sorted(glob.glob(HERE + "/data/passages/*.jsonl")) for d in lines(f)]
    rows = [(f, d) for f, d in rows if held(d["passage"]) == (part == "held")]
    whole = [dress(d["title"], "", d["passage"]) for _, d in rows]
    index = Bm25(whole) if part == "train" else None
    for n, (source, d) in enumerate(rows):
        ss = sentences(d["passage"])
        for k, item in enumerate(d["items"]):
            text, question = item.get("q") or item["c"], "q" in item
            ties = anchors(text, d["title"], d["passage"]) if index else ()
            others = [i for i in index.top(text, 5, lambda i: i != n) if foreign(ties, whole[i])] if index else []
            for v in range(variants if part == "train" else 1):
                title = "" if part == "train" and rng.random() < 0.25 else d["title"]
                b = dress(title, "", d["passage"])
                cands = [Candidate(b, int(bool(item["a"])), *find(b, item["a"]), 1.0) if question else Candidate(b, LABEL[item["label"]], -1, -1, 1.0)]
                if part == "train":
                    if question: cands += passage_windows(d["title"], ss, item, rng)
                    cands += [Candidate(whole[i], 0 if question else NOT_FOUND, -1, -1, 0.5) for i in rng.sample(others, min(2 if question else 1, len(others)))]
                yield dict(kind="qa" if question else "nli", text=asked(text, rng) if question and part == "train" else text, source="passages" + source, key=("passages", source, d["title"], k), sub=item["kind"],
                           fold=fold(d["passage"]), held=part == "held", weight=1.0, variant=v, variants=variants if part == "train" else 1, cands=cands)


def passage_windows(title, ss, item, rng):
    if len(ss) < 4 or item["a"] and item["kind"] in WHOLE: return []
    k = next((i for i, s in enumerate(ss) if item["a"] in s), None) if item["a"] else rng.randrange(len(ss))
    if k is None: return []
    lo, hi = max(0, k - rng.randint(0, 2)), min(len(ss), k + 1 + rng.randint(0, 2))
    b = dress(title, "", " ".join(ss[lo:hi]))
    out = [Candidate(b, int(bool(item["a"])), *find(b, item["a"]), 0.7)]
    rest = " ".join(ss[hi:hi + 3])
    if item["a"] and hi < len(ss) - 1 and item["a"] not in rest: out.append(Candidate(dress(title, "", rest), 0, -1, -1, 0.5))
    return out


def among(rng, text, others, start=0):
    """A text between others, as one long passage, and where its characters begin in it: what holds for the text alone holds for the passage."""
    parts = list(others)
    k = rng.randint(0, len(parts))
    return " ".join(parts[:k] + [text] + parts[k:]), start + sum(len(x) + 1 for x in parts[:k])


def long_questions(rng, family, members, pool, near):
    """A question about one sentence, asked of a passage in which that sentence stands among others, and of a passage of other sentences alone."""
    r, out = members[0], []
    others = [x for x in near if all(x != m["passage"] for m in members)][:6]
    others += rng.sample(pool, 8)
    mine, alone = rng.sample(others, rng.randint(2, 4)), rng.sample(others, rng.randint(3, 5))
    if r["passage"] in mine + alone: return out
    b, at = among(rng, r["passage"], mine)
    span = find(b, r.get("answer"), at) if r["label"] and r.get("answer") else (-1, -1)
    out.append(Candidate(b, int(r["label"]), *span, 0.8 if r["label"] else 0.6))
    if r["label"]: out.append(Candidate(" ".join(alone), 0, -1, -1, 0.5))
    return out


def public_questions(rng, folder):
    """Answerability from the public sets. Candidates of one question stand together; SQuAD's questions also meet other paragraphs of the same articles, SelQA's other
    windows of the same article and windows of other articles."""
    rows = list(lines(os.path.join(folder, "answerability.jsonl.gz"))) + list(lines(os.path.join(folder, "selqa.jsonl.gz")))
    groups = collections.defaultdict(list)
    for r in rows: groups[r["source"].split("-")[0], r["question"] if not r["source"].startswith("qamr") else (r["question"], r["passage"], r["label"])].append(r)
    squad = sorted({r["passage"] for r in rows if r["source"].startswith("squad2") and len(r["passage"].split()) >= 50})
    selqa = sorted({r["passage"] for r in rows if r["source"].startswith("selqa")})
    index, article = {"squad2": Bm25(squad), "selqa": Bm25(selqa)}, lambda passage: passage.split(". ")[0]
    single = {f: sorted({r["passage"] for r in rows if r["source"].split("-")[0] == f}) for f in ("qamr", "qnli")}
    qnli = Bm25(single["qnli"])
    for (family, _), members in groups.items():
        cands, question = [], members[0]["question"]
        for r in members[:6]:
            span = find(r["passage"], r.get("answer")) if r["label"] else (-1, -1)
            cands.append(Candidate(r["passage"], int(r["label"]), *span, 0.8))
        if family in index:
            pool = squad if family == "squad2" else selqa
            answers = [r["answer"].lower() for r in members if r.get("answer")]
            told = {s for r in members for s in sentences(r["passage"])}
            far = [pool[i] for i in index[family].top(question, 40)]
            far = [x for x in far if not told & set(sentences(x)) and not any(a in x.lower() for a in answers)]
            if family == "selqa":
                mine = [x for x in far if article(x) == article(members[0]["passage"])]
                far = mine[:3] + [x for x in far if x not in mine][:2]
            cands += [Candidate(x, 0, -1, -1, 0.6) for x in far[:5]]
        yield dict(kind="qa", text=asked(question, rng), source=members[0]["source"] if family == "qamr" else family, key=("public", family, question, 0), sub="", fold=0, held=False, weight=0.8,
                   variant=0, variants=1, cands=cands)
        if family == "qnli" or members[0]["source"] == "qamr" and rng.random() < 0.4:
            near = [single["qnli"][i] for i in qnli.top(question, 8)] if family == "qnli" else []
            yield dict(kind="qa", text=asked(question, rng), source=family + "-long", key=("public", family, question, 1), sub="", fold=0, held=False, weight=0.8, variant=0, variants=1,
                       cands=long_questions(rng, family, members, single[family], near))


LONG_CLAIMS = ("fever", "fm2", "feversymmetric", "scifact", "rte", "made-number", "made-name", "made-same")


def public_claims(rng, folder):
    """Claims from the public sets; those about one or two sentences of fact also with these among others, and with others alone."""
    rows = list(lines(os.path.join(folder, "nli.jsonl.gz")))
    pools = {source: sorted({r["evidence"] for r in rows if r["source"] == source and len(r["evidence"].split()) <= 60}) for source in LONG_CLAIMS}
    index = {source: Bm25(pool) for source, pool in pools.items()}
    for r in rows:
        source = r["source"]
        base = dict(kind="nli", text=r["claim"], source=source, sub="", fold=0, held=False, weight=0.8)
        long = source in pools and len(r["evidence"].split()) <= 90
        yield dict(base, key=("public", source, r["claim"], 0), variant=0, variants=1 + long, cands=[Candidate(r["evidence"], LABEL[r["label"]], -1, -1, 0.8)])
        if not long: continue
        near = index[source].top(r["claim"], 6) if source != "fever" or rng.random() < 0.3 else []
        others = [x for x in [pools[source][i] for i in near] + rng.sample(pools[source], min(4, len(pools[source]))) if x != r["evidence"] and x not in r["evidence"]]
        b, _ = among(rng, r["evidence"], rng.sample(others, min(len(others), rng.randint(1, 3))))
        cands = [Candidate(b, LABEL[r["label"]], -1, -1, 0.8)]
        if others and rng.random() < 0.5: cands.append(Candidate(" ".join(rng.sample(others, min(len(others), rng.randint(1, 3)))), NOT_FOUND if r["label"] != "not_supported" else LABEL["not_supported"], -1, -1, 0.3))
        yield dict(base, key=("public", source, r["claim"], 1), variant=1, variants=2, cands=cands)


def made(rng, variants, folder):
    """Claims and questions made from the training texts by general rules (generate.py)."""
    texts = []  # (title, heading, text, names and numbers around, supported claims, answerable questions, fold)
    for f in sorted(glob.glob(HERE + "/data/documents/*.jsonl")):
        for d in lines(f):
            if held(d["title"]): continue
            around = " ".join(s["text"] for s in d["sections"])
            for i, s in enumerate(d["sections"]):
                texts.append((d["title"], s.get("heading", ""), s["text"], around, [x["c"] for x in d["items"] if "c" in x and x["label"] == "supported" and i in x["in"]],
                              [x["q"] for x in d["items"] if x.get("a") and i in x["in"]], fold(d["title"]), "docs"))
    for f in sorted(glob.glob(HERE + "/data/passages/*.jsonl")):
        for d in lines(f):
            if held(d["passage"]): continue
            texts.append((d["title"], "", d["passage"], d["passage"], [x["c"] for x in d["items"] if x.get("label") == "supported"], [x["q"] for x in d["items"] if x.get("a")], fold(d["passage"]), "passages"))
    for p in sorted({r["passage"] for name in ("answerability", "selqa") for r in lines(os.path.join(folder, name + ".jsonl.gz")) if r["source"].split("-")[0] in ("squad2", "selqa") and 60 <= len(r["passage"].split()) <= 160}):
        texts.append(("", "", p, p, [], [], 0, "wiki"))
    for title, heading, text, around, claims, questions, part, source in texts:
        pool = generate.Pool(around)
        ss = [s for s in sentences(text) if 8 <= len(s.split()) <= 40 and not generate.leans_back(s)]
        for v in range(variants):
            b = dress("" if rng.random() < 0.15 else title, heading, text)
            out = []
            for c in claims:
                change = generate.change(c, pool, rng)
                if change: out.append(("nli", change[0], LABEL[change[1]], 0.6, "made-claim"))
            for s in rng.sample(ss, min(2 if source != "wiki" else 1, len(ss))):
                change = generate.change(s, pool, rng)
                if not change: continue
                out.append(("nli", change[0], LABEL[change[1]], 0.5, "made-sentence"))
                if rng.random() < 0.5: out.append(("nli", s, LABEL["supported"], 0.4, "made-sentence"))
            for q in questions:
                if rng.random() < 0.35:
                    change = generate.other_question(q, pool, text, rng)
                    if change: out.append(("qa", change, 0, 0.4, "made-question"))
            for kind, a, label, weight, name in out:
                yield dict(kind=kind, text=a, source=name if source != "wiki" else name + "-wiki", key=("made", name, title, 0), sub="", fold=part, held=False, weight=weight, variant=v, variants=variants, cands=[Candidate(b, label, -1, -1, weight)])
