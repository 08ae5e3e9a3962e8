"""Figures of readers: evaluate.py FILE… --data train.npz --suites suites.npz [--int8] [--json OUT.json]

FILE is a checkpoint (.safetensors) or a shipped model (.onnx, whose int8 weights are unfolded as ONNX Runtime does). --int8 rounds a checkpoint's weights first. The
held-back part is taken from --data, which need hold nothing else (prepare.py --held), the development suites from --suites.
"""
import argparse
import json
import time

import numpy as np
import onnx
import torch
from onnx import numpy_helper

import batches
import bert
import checkpoints
import export
import figures


def from_onnx(path):
    """The model with the weights of an exported file. Vectors and the vocabulary kept their names; matrices of layers stand in the order in which they are used."""
    graph = onnx.load(path).graph
    tensors = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    for node in graph.node:
        if node.op_type != "DequantizeLinear": continue
        q, scale, _ = (tensors[name] for name in node.input)
        axis = next(a.i for a in node.attribute if a.name == "axis")
        tensors[node.output[0]] = q.astype(np.float32) * np.expand_dims(scale, 1 - axis)
    used = [tensors[n.input[1]].T for n in graph.node if n.op_type == "MatMul" and n.input[1] in tensors]
    layers = (len(used) - 1) // 4
    vocab, width = tensors["word.weight"].shape
    model = bert.Reader(layers, width, width // 32, used[2].shape[0], vocab)
    state = {k: tensors[k] for k in model.state_dict() if k in tensors}
    for i in range(layers): state.update({f"layers.{i}.{name}.weight": used[4 * i + j] for j, name in enumerate(("qkv", "out", "up", "down"))})
    state["span.weight"] = used[-1]
    model.load_state_dict({k: torch.from_numpy(np.array(v)) for k, v in state.items()})
    return model


if __name__ == "__main__":
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("files", nargs="+"); p.add_argument("--data"); p.add_argument("--suites"); p.add_argument("--int8", action="store_true"); p.add_argument("--json")
    p.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    o = p.parse_args()
    data, suites = (batches.Store(path, o.device) if path else None for path in (o.data, o.suites))
    out = {}
    for path in o.files:
        started = time.time()
        model = from_onnx(path) if path.endswith(".onnx") else checkpoints.load(path)[0]
        if o.int8: export.quantised(model)
        model.to(o.device).eval()
        out[path] = figures.all_figures(data, suites, lambda store, pairs: batches.score(model, store, pairs, torch.float32, 8192 if o.device == "cpu" else 65536))
        print(path, round(time.time() - started), "s")
        for name, values in out[path].items(): print("  ", name, values if isinstance(values, float) else {k: round(v, 3) for k, v in values.items()}, flush=True)
    if o.json:
        with open(o.json, "w") as f: json.dump(out, f, indent=1)
