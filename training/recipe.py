"""The shipped reader, in two rounds: recipe.py --base FILE --data train.npz --suites suites.npz --out FOLDER [--parallel N] [--seconds A B]

Round 1: TEACHERS, each from the base with its own seed and options. Their probabilities on the training pairs are averaged, and so are their weights.
Round 2: STUDENTS, from the better of the averaged weights and the best teacher, with labels half replaced by the teachers' average.
The result is the best, by the mean of the development figures, of: teachers, their average, students, every average of students. FOLDER gets reader.safetensors and recipe.jsonl
(every figure). A small model leaves a GPU idle between its steps, so several train beside each other (--parallel). --seconds limits the rounds' training time; without it they run
to the end of their passes.
"""
import argparse
import itertools
import json
import os
import shutil
import subprocess
import sys
import time

import numpy as np
import torch

import batches
import checkpoints
import figures
import train


COMMON = "--freeze --dropout 0"
TEACHERS = ("--seed 1", "--seed 2 --null 0.3 --span 0.3", "--seed 3 --rate 4e-4 --group 0.3 --claims 0.1")
STUDENTS = ("--seed 11 --rate 2e-4 --draws 2", "--seed 12 --rate 2e-4 --draws 2 --null 0.2 --span 0.2", "--seed 13 --rate 3e-4 --draws 2")
PASSES = (2.6, 1.75)  # about 3,250 and 2,190 steps: the lengths at which the shipped runs were cut
# Sources whose own labels are kept as they are.
UNREAD = ("qamr", "qamr-near", "qamr-other-name", "qamr-long", "snli", "cad-snli", "mnli", "lingnli", "made-sentence", "made-sentence-wiki")


def read_by_teachers(store, few):
    """Pairs that teachers score: the first two draws of our items and the sets nearest to them."""
    groups = ~store.a["g_held"] & (store.a["g_variant"] < 2) & ~np.isin(np.array(store.sources)[store.a["g_source"]], UNREAD)
    return np.flatnonzero(groups[store.group_of])[:40 if few else None]


def child(task):
    """One training run in a process of its own."""
    o = train.options(task["options"].split())
    o.seconds = task["seconds"] or 1e9
    store, suites = batches.Store(task["data"], o.device), batches.Store(task["suites"], o.device) if task["suites"] else None
    if task["few"]: store.a["g_held"] &= np.random.default_rng(0).random(len(store.a["g_held"])) < 0.003
    torch.manual_seed(o.seed)
    model = checkpoints.load(task["start"])[0]
    teacher = None
    if task["teachers"]:
        pairs, n = read_by_teachers(store, task["few"]), len(task["teachers"])
        teacher = np.full(len(store.group_of), -1, np.float32), np.zeros((len(store.group_of), 3), np.float32)
        for k in range(2): teacher[k][pairs] = sum(np.load(path)[f"arr_{k}"].astype(np.float32) for path in task["teachers"]) / n
    done = train.train(model, store, o, teacher=teacher)
    state = {k: v.cpu() for k, v in model.state_dict().items()}
    torch.save(state, task["out"] + ".pt")
    scorer = train.scorer(model, o)
    found = figures.all_figures(store, suites, scorer)
    if task["score"]:
        answer, entail = scorer(store, read_by_teachers(store, task["few"]))
        np.savez(task["out"] + ".npz", (1 / (1 + np.exp(-answer.astype(np.float32)))).astype(np.float16), entail.astype(np.float16))
    with open(task["out"] + ".json", "w") as f: json.dump(dict(name=os.path.basename(task["out"]), options=task["options"], **done, figures=found), f)


def together(tasks, parallel):
    """Runs tasks in processes, at most `parallel` at a time, and returns what each reports; a failed one is told and left out."""
    waiting, running = list(tasks), []
    while waiting or running:
        while waiting and len(running) < parallel:
            t = waiting.pop(0)
            command = [sys.executable, "-u", os.path.abspath(__file__), "--child", json.dumps(t)]
            with open(t["out"] + ".log", "w") as log: running.append((t, subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)))
        running = [(t, p) for t, p in running if p.poll() is None]
        time.sleep(0.2)
    out = []
    for t in tasks:
        if os.path.exists(t["out"] + ".json"):
            with open(t["out"] + ".json") as f: out.append(json.load(f))
        else:
            with open(t["out"] + ".log") as f: print("failed:", t["options"], f.read()[-2000:], flush=True)
    return out


def mean(states): return {k: sum(s[k].float() for s in states) / len(states) for k in states[0]}


def main(o):
    started, work = time.time(), os.path.join(o.work or o.out, "")
    os.makedirs(work, exist_ok=True); os.makedirs(o.out, exist_ok=True)
    say = lambda *x: print(f"[{time.time() - started:6.1f}]", *x, flush=True)
    options = train.options([])
    first, second = o.seconds or (0, 0)

    def tasks(kind, all_options, passes, seconds, start, teachers=()):
        return [dict(out=f"{work}{kind}{i + 1}", options=f"{COMMON} --passes {o.passes or passes} {x} {o.extra}", seconds=seconds, start=start, data=o.data, suites=o.suites, teachers=list(teachers),
                     score=kind == "teacher", few=o.few) for i, x in enumerate(all_options)]

    found, log = [], open(os.path.join(o.out, "recipe.jsonl"), "a")

    def note(r):
        log.write(json.dumps(r) + "\n"); log.flush()
        say(r["name"], r.get("options", ""), r.get("pairs", ""), r.get("steps", ""), figures.row(r["figures"]))
        found.append((r["figures"]["mean"], r["name"]))

    def keep(name, state):
        """Writes a state as the result so far."""
        model = checkpoints.load(o.base)[0]
        model.load_state_dict(state)
        checkpoints.save(model, os.path.join(o.out, "reader.safetensors"))
        say("kept", name)

    store = suites = None

    def judged(name, state):
        nonlocal store, suites
        if store is None: store, suites = batches.Store(o.data, options.device), batches.Store(o.suites, options.device) if o.suites else None
        if o.few: store.a["g_held"] &= np.random.default_rng(0).random(len(store.a["g_held"])) < 0.003
        model = checkpoints.load(o.base)[0]
        model.load_state_dict(state)
        note(dict(name=name, figures=figures.all_figures(store, suites, train.scorer(model.to(options.device).eval(), options))))

    states = {}
    for r in together(tasks("teacher", TEACHERS, PASSES[0], first, o.base), o.parallel):
        note(r)
        states[r["name"]] = torch.load(work + r["name"] + ".pt")
    names = sorted(states)
    judged("teachers-average", mean([states[n] for n in names]))
    states["teachers-average"] = mean([states[n] for n in names])
    start = max(found)[1]
    keep(start, states[start])
    if o.one_round: return
    shutil.copy(os.path.join(o.out, "reader.safetensors"), work + "start.safetensors")
    reports = together(tasks("student", STUDENTS, PASSES[1], second, work + "start.safetensors", [work + n + ".npz" for n in names]), o.parallel)
    for r in reports:
        note(r)
        states[r["name"]] = torch.load(work + r["name"] + ".pt")
    students = [r["name"] for r in reports]
    if max(found)[1] != start: keep(max(found)[1], states[max(found)[1]])
    for n in range(len(students), 1, -1):
        for some in itertools.combinations(students, n):
            name = "+".join(some)
            states[name] = mean([states[s] for s in some])
            judged(name, states[name])
            if max(found)[1] == name: keep(name, states[name])


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]: child(json.loads(sys.argv[2]))
    else:
        p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
        for name in ("--base", "--data", "--suites", "--out", "--work"): p.add_argument(name)
        p.add_argument("--parallel", type=int, default=1, help="runs beside each other")
        p.add_argument("--seconds", type=float, nargs=2, help="time limits of the two rounds' runs")
        p.add_argument("--passes", type=float, help="epochs of every run instead of PASSES")
        p.add_argument("--extra", default="", help="options for every run")
        p.add_argument("--one-round", action="store_true", help="stop after the teachers")
        p.add_argument("--few", action="store_true", help="a trial of the script: next to nothing is scored")
        main(p.parse_args())
