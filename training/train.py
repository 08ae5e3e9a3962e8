"""Trains a reader from prepared arrays: train.py --base FILE --data train.npz --suites suites.npz --out FILE [--passes P] [--seed S] …

One step reads about --tokens tokens of whole groups. The loss is the sum of
  - every pair by itself: binary cross-entropy (questions) or cross-entropy over three classes (claims; "not supported" is the sum of the last two), so that a score
    means the same for every question;
  - every group as a whole: the probability that the right candidates win against all others and against "none", which stands at logit 0; for claims the same
    over the verdicts of all candidates;
  - start and end of the answering words;
  - where teachers are given (recipe.py), their averaged probabilities in place of part of the labels.
The weights that are kept are an exponential average. --passes counts epochs over the mixture below; the last third of them leans to our own data and the nearest sets.
"""
import argparse
import json
import time

import numpy as np
import torch
import torch.nn.functional as F

import batches
import checkpoints
import figures

# How often each source is taken in an epoch, at first and in the last part; 1 where nothing is said.
BROAD = {"qamr": 0.5, "qamr-near": 0.5, "snli": 0.6, "made-sentence": 0.5, "made-sentence-wiki": 0.5,
         "squad2": 2, "selqa": 2, "clapnq": 3, "fm2": 2, "wice": 2, "scifact": 2, "feversymmetric": 2}
NARROW = {**BROAD, "qamr": 0.1, "qamr-near": 0.1, "qamr-other-name": 0.1, "qamr-long": 0.5, "lingnli": 0.4, "mnli": 0.4, "snli": 0.2, "cad-snli": 0.4, "fever": 1}
NARROW_SHARE = 0.35


def epoch(store, number, share, usable, rng):
    """Groups of one epoch in random order: one draw of each item, each source as often as share says."""
    a = store.a
    keep = usable & (a["g_variant"] == number % a["g_variants"])
    shares = np.array([share.get(s, 1.0) for s in store.sources])[a["g_source"]]
    chosen = np.repeat(np.arange(len(keep)), np.where(keep, np.floor(shares + rng.random(len(keep))), 0).astype(int))
    rng.shuffle(chosen)
    return chosen


def cut(store, groups, tokens):
    """Splits groups into steps of about `tokens` tokens."""
    edge = np.cumsum(store.group_length[groups]) // tokens
    return np.split(groups, np.flatnonzero(np.diff(edge)) + 1)


def steps_of(store, o, share, amount, usable, rng):
    """The steps of `amount` epochs of one mixture."""
    steps, number = [], o.seed
    while amount > 0:
        part = cut(store, epoch(store, number % o.draws, share, usable, rng), o.tokens)
        steps += part[:max(1, round(len(part) * min(1.0, amount)))]
        amount, number = amount - 1, number + 1
    return steps


def gather(values, first, count, fill):
    """values of consecutive runs (first, count) as a padded matrix."""
    column = torch.arange(int(count.max()), device=values.device)
    there = column[None] < count[:, None]
    index = (first[:, None] + column[None]).clamp(max=len(values) - 1)
    return values[index].masked_fill(~there.reshape(there.shape + (1,) * (values.dim() - 1)), fill), there


def loss_of(model, store, groups, o, teacher=None):
    """(loss, parts) of one step."""
    pairs, n = store.pairs_of(groups)
    a = store.a
    ids, kinds, at, starts, longest, texts = store.pack(pairs)
    answer, entail, span = model.packed(ids, kinds, at, starts, longest, o.dtype)
    of = np.repeat(np.arange(len(groups)), n)
    weight = a["p_weight"][pairs].astype(np.float32) * a["g_weight"][groups].astype(np.float32)[of]
    question, label, w = store.to(a["g_kind"][groups][of] == 0), store.to(a["p_label"][pairs].astype(np.int64)), store.to(weight)
    yes = label.clamp(max=1).float() * (1 - 2 * o.smooth) + o.smooth
    lp = entail.log_softmax(-1)
    four = torch.cat([lp, torch.logsumexp(lp[:, 1:], -1, keepdim=True)], 1)
    spread = torch.where(label == 3, four[:, 0] * 0.5 + four[:, 3] * 0.5, lp.mean(-1))
    le = -(1 - 3 * o.smooth) * four.gather(1, label[:, None]).squeeze(1) - 3 * o.smooth * spread
    if teacher is not None:
        ta, te = store.to(teacher[0][pairs]), store.to(teacher[1][pairs])
        part = torch.where(ta >= 0, o.blend, 0.0)  # pairs that the teachers didn't read have -1
        yes = (1 - part) * yes + part * ta.clamp(min=0)
        le = (1 - part) * le - part * (te * lp).sum(-1)
    la = F.binary_cross_entropy_with_logits(answer, yes, reduction="none")
    single = (torch.where(question, la, le) * w).sum() / w.sum()
    # Groups: the first pair and the number of pairs of each that has more than one.
    many = np.flatnonzero(n > 1)
    group = single.new_zeros(())
    if len(many):
        f, c = store.to((np.cumsum(n) - n)[many]), store.to(n[many])
        chosen = groups[many]
        kind, verdict = store.to(a["g_kind"][chosen] == 0), store.to(a["g_verdict"][chosen].astype(np.int64))
        gw = store.to(a["g_weight"][chosen].astype(np.float32))
        z, there = gather(answer, f, c, -1e4)
        good, _ = gather(label == 1, f, c, False)
        zero = z.new_zeros(len(z), 1)
        everything = torch.logsumexp(torch.cat([z, zero], 1), 1)
        right = torch.where(verdict == 1, torch.logsumexp(z.masked_fill(~good, -1e4), 1), zero[:, 0])
        for_question = everything - right
        m, _ = gather(entail[:, :2] - entail[:, 2:], f, c, -1e4)
        gw = gw.masked_fill(verdict == 3, 0)  # which of two verdicts is right isn't told
        three = torch.cat([torch.logsumexp(m, 1), zero], 1).log_softmax(-1)
        for_claim = -three.gather(1, verdict.clamp(max=2)[:, None]).squeeze(1)
        group = (torch.where(kind, for_question, for_claim * (o.claims / max(o.group, 1e-6))) * gw).mean()
    # Spans: start and end among the passage's tokens and [CLS], which stands for "no answer here".
    spans = single.new_zeros(())
    s0, s1 = a["p_start"][pairs].astype(np.int64), a["p_end"][pairs].astype(np.int64)
    there = (s0 >= 0) & (s1 < store.text_length[pairs])
    absent = (a["g_kind"][groups][of] == 0) & (a["p_label"][pairs] == 0) & (o.null > 0)
    for has, share in ((there, 1.0), (absent, o.null)):
        rows = np.flatnonzero(has)
        if not len(rows): continue
        h = store.to(rows)
        z, _ = gather(span, texts[h], store.to(store.text_length[pairs][rows]), -1e4)
        if o.null > 0: z = torch.cat([span[starts[:-1].long()[h]][:, None], z], 1)
        shift = 1 if o.null > 0 else 0
        start, end = (store.to(np.where(there[rows], s[rows] + shift, 0)) for s in (s0, s1))
        spans = spans + share * (F.cross_entropy(z[..., 0], start) + F.cross_entropy(z[..., 1], end)) / 2
    return single + o.group * group + o.span * spans, (single, group, spans)


def parameter_groups(model, o):
    """Learning rates fall from the heads down to the embeddings; no weight decay on vectors."""
    out = {}
    for name, p in model.named_parameters():
        if not p.requires_grad: continue
        depth = len(model.layers) - int(name.split(".")[1]) if name.startswith("layers.") else 0 if name.split(".")[0] in ("pool", "entail", "answer", "span") else len(model.layers) + 1
        rate = o.rate * o.fall ** depth
        out.setdefault((rate, 0.01 if p.dim() > 1 else 0.0), []).append(p)
    return [dict(params=p, lr=rate, rate=rate, weight_decay=decay) for (rate, decay), p in out.items()]


def train(model, store, o, usable=None, teacher=None, check=None):
    """Trains model in place and leaves the averaged weights in it. check(model, share of the way) is called about o.checks times."""
    rng = np.random.default_rng(o.seed)
    torch.manual_seed(o.seed)
    model.to(store.device).train()
    model.dropout = o.dropout
    model.word.weight.requires_grad_(not o.freeze); model.pos.weight.requires_grad_(not o.freeze)
    usable = ~store.a["g_held"] if usable is None else usable & ~store.a["g_held"]
    broad = steps_of(store, o, BROAD, (1 - NARROW_SHARE) * o.passes, usable, rng)
    narrow = steps_of(store, o, NARROW, NARROW_SHARE * o.passes, usable, rng)
    count, turns = len(broad) + len(narrow), [iter(broad), iter(narrow)]
    optimizer = torch.optim.AdamW(parameter_groups(model, o), betas=(0.9, 0.98), eps=1e-6, **({"fused": True} if store.device.type == "cuda" else {}))
    average = [p.detach().clone() for p in model.parameters()]
    started, pairs, parts, next_check = time.time(), 0, None, 1
    for i in range(count):
        way = max(i / count, (time.time() - started) / o.seconds)  # with a time limit every part of the plan is shortened alike
        groups = next(turns[way >= len(broad) / count], None)
        if way >= 1 or groups is None: break
        factor = min(1.0, way / 0.06 + 0.02) * max(0.01, 1 - way)
        for g in optimizer.param_groups: g["lr"] = g["rate"] * factor
        loss, now = loss_of(model, store, groups, o, teacher)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        pairs += int((store.first[groups + 1] - store.first[groups]).sum())
        with torch.no_grad():
            keep = min(o.average, (i + 1) / (i + 10))
            if hasattr(torch, "_foreach_lerp_"): torch._foreach_lerp_(average, list(model.parameters()), 1 - keep)
            else:
                for x, p in zip(average, model.parameters()): x.lerp_(p, 1 - keep)
            now = torch.stack([x.detach() for x in now])
            parts = now if parts is None else parts.lerp(now, 0.02)
        if i % 500 == 0:
            took = time.time() - started
            print(f"{way:.2f} step {i} pairs {pairs} {pairs / took:.0f}/s single {parts[0]:.3f} group {parts[1]:.3f} span {parts[2]:.3f}", flush=True)
        if check and way >= next_check / (o.checks + 1) and next_check <= o.checks:
            with swapped(model, average): check(model, next_check / (o.checks + 1))
            next_check += 1
    with torch.no_grad():
        for x, p in zip(average, model.parameters()): p.copy_(x)
    model.eval()
    return dict(pairs=pairs, seconds=round(time.time() - started, 1), steps=i + 1)


class swapped:
    """The model with other weights for a while."""

    def __init__(self, model, weights): self.model, self.weights = model, weights

    def __enter__(self): self.swap()
    def __exit__(self, *_): self.swap()

    @torch.no_grad()
    def swap(self):
        for p, x in zip(self.model.parameters(), self.weights):
            kept = p.detach().clone()
            p.copy_(x); x.copy_(kept)


OPTIONS = (
    ("--passes", 4.0, "epochs over the mixture"), ("--seconds", 1e9, "time limit; every part of the plan is shortened alike"), ("--seed", 1, ""), ("--tokens", 32768, "tokens of a step"),
    ("--rate", 5e-4, "highest learning rate"), ("--fall", 0.9, "factor of the rate from a layer to the one below"), ("--dropout", 0.0, ""), ("--smooth", 0.01, "label smoothing"),
    ("--group", 0.5, "weight of the groups' loss"), ("--claims", 0.2, "the same for claims"), ("--span", 0.15, "weight of the spans' loss"),
    ("--null", 0.0, "weight of [CLS] as the span of questions without an answer"), ("--average", 0.99, "decay of the averaged weights"), ("--blend", 0.5, "share of the teachers in a label"),
    ("--checks", 0, "times that figures are printed on the way"), ("--draws", 4, "draws of our items that are used"))


def options(arguments=None):
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--base", "--data", "--suites", "--out"): p.add_argument(name)
    p.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    p.add_argument("--freeze", action="store_true", help="leave vocabulary and positions as they are")
    for name, default, what in OPTIONS: p.add_argument(name, type=type(default), default=default, help=what)
    o = p.parse_args(arguments)
    o.dtype = torch.bfloat16 if o.device == "cuda" else torch.float32
    return o


def scorer(model, o):
    return lambda store, pairs: batches.score(model, store, pairs, o.dtype, 262144 if o.device == "cuda" else 8192)


if __name__ == "__main__":
    o = options()
    store = batches.Store(o.data, o.device)
    suites = batches.Store(o.suites, o.device) if o.suites else None
    torch.manual_seed(o.seed)
    model, fresh = checkpoints.load(o.base)
    print("fresh:", fresh)
    print(json.dumps(train(model, store, o, check=lambda m, way: print(f"{way:.2f}", figures.row(figures.all_figures(store, suites, scorer(m, o))), flush=True))))
    checkpoints.save(model, o.out)
    print(figures.row(figures.all_figures(store, suites, scorer(model, o))))
