"""Groups from the public sets, which lie in a folder given by --public and are not part of the project."""
import collections
import os

import data


def among(rng, text, others, start=0):
    """A text between others, as one long passage, and where its characters begin in it: what holds for the text alone holds for the passage."""
    parts = list(others)
    k = rng.randint(0, len(parts))
    return " ".join(parts[:k] + [text] + parts[k:]), start + sum(len(x) + 1 for x in parts[:k])


def long_questions(rng, members, pool, near):
    """A question about one sentence, asked of a passage in which that sentence stands among others, and of a passage of other sentences alone."""
    r, out = members[0], []
    others = [x for x in near if all(x != m["passage"] for m in members)][:6]
    others += rng.sample(pool, 8)
    mine, alone = rng.sample(others, rng.randint(2, 4)), rng.sample(others, rng.randint(3, 5))
    if r["passage"] in mine + alone: return out
    b, at = among(rng, r["passage"], mine)
    span = data.find(b, r.get("answer"), at) if r["label"] and r.get("answer") else (-1, -1)
    out.append(data.Candidate(b, int(r["label"]), *span, 0.8 if r["label"] else 0.6))
    if r["label"]: out.append(data.Candidate(" ".join(alone), 0, -1, -1, 0.5))
    return out


def public_questions(rng, folder):
    """Answerability from the public sets. Candidates of one question stand together; SQuAD's questions also meet other paragraphs of the same articles, SelQA's other
    windows of the same article and windows of other articles."""
    rows = list(data.lines(os.path.join(folder, "answerability.jsonl.gz"))) + list(data.lines(os.path.join(folder, "selqa.jsonl.gz")))
    groups = collections.defaultdict(list)
    for r in rows:
        one = (r["question"], r["passage"], r["label"]) if r["source"].startswith("qamr") else r["question"]
        groups[r["source"].split("-")[0], one].append(r)
    pools = {"squad2": sorted({r["passage"] for r in rows if r["source"].startswith("squad2") and len(r["passage"].split()) >= 50}),
             "selqa": sorted({r["passage"] for r in rows if r["source"].startswith("selqa")})}
    index = {family: data.Bm25(pool) for family, pool in pools.items()}
    single = {f: sorted({r["passage"] for r in rows if r["source"].split("-")[0] == f}) for f in ("qamr", "qnli")}
    qnli = data.Bm25(single["qnli"])
    for (family, _), members in groups.items():
        cands, question = [], members[0]["question"]
        for r in members[:6]:
            span = data.find(r["passage"], r.get("answer")) if r["label"] else (-1, -1)
            cands.append(data.Candidate(r["passage"], int(r["label"]), *span, 0.8))
        if family in index:
            far = far_passages(family, members, [pools[family][i] for i in index[family].top(question, 40)])
            cands += [data.Candidate(x, 0, -1, -1, 0.6) for x in far]
        source = members[0]["source"] if family == "qamr" else family
        yield data.group("qa", data.asked(question, rng), source, ("public", family, question, 0), cands, weight=0.8)
        if family == "qnli" or members[0]["source"] == "qamr" and rng.random() < 0.4:
            near = [single["qnli"][i] for i in qnli.top(question, 8)] if family == "qnli" else []
            text = data.asked(question, rng)
            yield data.group("qa", text, family + "-long", ("public", family, question, 1), long_questions(rng, members, single[family], near), weight=0.8)


def far_passages(family, members, ranked):
    """Passages that look alike but hold no sentence and no answer of the question's own ones: at most five."""
    answers = [r["answer"].lower() for r in members if r.get("answer")]
    told = {s for r in members for s in data.sentences(r["passage"])}
    far = [x for x in ranked if not told & set(data.sentences(x)) and not any(a in x.lower() for a in answers)]
    if family == "selqa":  # these open with their article's title
        article = members[0]["passage"].split(". ")[0]
        same = [x for x in far if x.split(". ")[0] == article]
        far = same[:3] + [x for x in far if x not in same][:2]
    return far[:5]


LONG_CLAIMS = ("fever", "fm2", "feversymmetric", "scifact", "rte", "made-number", "made-name", "made-same")


def public_claims(rng, folder):
    """Claims from the public sets; those about one or two sentences of fact also with these among others, and with others alone."""
    rows = list(data.lines(os.path.join(folder, "nli.jsonl.gz")))
    pools = {source: sorted({r["evidence"] for r in rows if r["source"] == source and len(r["evidence"].split()) <= 60}) for source in LONG_CLAIMS}
    index = {source: data.Bm25(pool) for source, pool in pools.items()}
    for r in rows:
        source = r["source"]
        key, plain = ("public", source, r["claim"]), data.Candidate(r["evidence"], data.LABEL[r["label"]], -1, -1, 0.8)
        long = source in pools and len(r["evidence"].split()) <= 90
        yield data.group("nli", r["claim"], source, (*key, 0), [plain], weight=0.8, variants=1 + long)
        if not long: continue
        near = index[source].top(r["claim"], 6) if source != "fever" or rng.random() < 0.3 else []
        others = [pools[source][i] for i in near] + rng.sample(pools[source], min(4, len(pools[source])))
        others = [x for x in others if x != r["evidence"] and x not in r["evidence"]]
        b, _ = among(rng, r["evidence"], rng.sample(others, min(len(others), rng.randint(1, 3))))
        cands = [plain._replace(text=b)]
        if others and rng.random() < 0.5:
            alone = " ".join(rng.sample(others, min(len(others), rng.randint(1, 3))))
            cands.append(data.Candidate(alone, data.LABEL["not_supported" if r["label"] == "not_supported" else "not_found"], -1, -1, 0.3))
        yield data.group("nli", r["claim"], source, (*key, 1), cands, weight=0.8, variant=1, variants=2)
