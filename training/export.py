"""Exports a reader: export.py CHECKPOINT OUT.onnx [--int8].

Weight-only int8: every large matrix becomes int8 rows with a scale each behind a DequantizeLinear, which ONNX Runtime folds when it loads the model, so that it computes in fp32.
`quantised` gives the same weights to PyTorch, so that the shipped file can be measured without ONNX Runtime.
"""
import argparse
import warnings

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

import checkpoints


LARGE = 100_000  # smaller tensors stay fp32


def rows_to_int8(w, axis):
    """int8 values and the scale of every slice along axis."""
    scale = np.abs(w).max(axis=1 - axis, keepdims=True) / 127
    scale[scale == 0] = 1
    return np.rint(w / scale).astype(np.int8), scale.astype(np.float32)


def export(model, path):
    ids = torch.randint(1000, 2000, (2, 9))
    inputs, outputs = ["input_ids", "token_type_ids", "attention_mask"], ["answerability", "entailment", "span"]
    axes = {k: {0: "batch", 1: "tokens"} for k in (*inputs, "span")}
    axes.update({k: {0: "batch"} for k in outputs[:2]})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(model.eval(), (ids, torch.zeros_like(ids), torch.ones(2, 9)), path, input_names=inputs, output_names=outputs,
                          dynamic_axes=axes, opset_version=14, do_constant_folding=True)


def to_int8(path):
    model = onnx.load(path)
    turned = {n.input[1] for n in model.graph.node if n.op_type == "MatMul"}  # the export turns the matrices of these: outputs are columns
    nodes = []
    for t in list(model.graph.initializer):
        w = numpy_helper.to_array(t)
        if t.data_type != TensorProto.FLOAT or w.ndim != 2 or w.size < LARGE: continue
        axis = 1 if t.name in turned else 0
        q, scale = rows_to_int8(w, axis)
        model.graph.initializer.remove(t)
        parts = {t.name + "_q": q, t.name + "_s": scale.ravel(), t.name + "_z": np.zeros(scale.size, np.int8)}
        model.graph.initializer.extend(numpy_helper.from_array(v, k) for k, v in parts.items())
        nodes.append(helper.make_node("DequantizeLinear", list(parts), [t.name], axis=axis))
    for node in reversed(nodes): model.graph.node.insert(0, node)
    onnx.checker.check_model(model)
    onnx.save(model, path)
    return len(nodes)


@torch.no_grad()
def quantised(model):
    """Rounds the weights of a model as to_int8 does."""
    for p in model.parameters():
        if p.dim() == 2 and p.numel() >= LARGE:
            q, scale = rows_to_int8(p.numpy(), 0)
            p.copy_(torch.from_numpy(q * scale))
    return model


if __name__ == "__main__":
    o = argparse.ArgumentParser(description=__doc__)
    o.add_argument("checkpoint"); o.add_argument("out"); o.add_argument("--int8", action="store_true")
    o = o.parse_args()
    export(checkpoints.load(o.checkpoint)[0], o.out)
    if o.int8: print(to_int8(o.out), "matrices as int8")
