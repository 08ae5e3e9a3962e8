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


def group(kind, text, source, key, cands, weight, sub="", fold=0, held=False, variant=0, variants=1):
    return dict(kind=kind, text=text, source=source, key=key, sub=sub, fold=fold, held=held, weight=weight, variant=variant, variants=variants, cands=cands)


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
            kind, drawn = "qa" if "q" in item else "nli", variants if part == "train" else 1
            make = document_question if kind == "qa" else document_claim
            for v in range(drawn):
                cands = make(d, item, rng if part == "train" else None)
                for i in rng.sample(others, min(2 if kind == "qa" else 1, len(others))) if part == "train" else []:
                    cands.append(Candidate(dressed[i], 0 if kind == "qa" else NOT_FOUND, -1, -1, 0.5))
                said = asked(text, rng) if kind == "qa" and part == "train" else text
                yield group(kind, said, "docs" + source, ("documents", source, d["title"], k), cands, weight=1.0, sub=item["kind"],
                            fold=fold(d["title"]), held=part == "held", variant=v, variants=drawn)


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
            kind, drawn = "qa" if question else "nli", variants if part == "train" else 1
            for v in range(drawn):
                title = "" if part == "train" and rng.random() < 0.25 else d["title"]
                b = dress(title, "", d["passage"])
                cands = [Candidate(b, int(bool(item["a"])), *find(b, item["a"]), 1.0) if question else Candidate(b, LABEL[item["label"]], -1, -1, 1.0)]
                if part == "train":
                    if question: cands += passage_windows(d["title"], ss, item, rng)
                    for i in rng.sample(others, min(2 if question else 1, len(others))): cands.append(Candidate(whole[i], 0 if question else NOT_FOUND, -1, -1, 0.5))
                said = asked(text, rng) if question and part == "train" else text
                yield group(kind, said, "passages" + source, ("passages", source, d["title"], k), cands, weight=1.0, sub=item["kind"],
                            fold=fold(d["passage"]), held=part == "held", variant=v, variants=drawn)


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
