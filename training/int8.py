"""Makes a reader multiply in int8: int8.py WEIGHT_ONLY.onnx OUT.onnx [--bits 7] (docs/adr/0005).

Takes the weight-only int8 file (DequantizeLinear before every MatMul) and rounds its weights to 7 bits: without VNNI the product of unsigned and
signed bytes could saturate at 8. What a layer is given is rounded token by token, each by its own largest value, so that a pair's scores don't depend on what else is in the batch. Needs Debian's python3-onnx; the
operator MatMulIntegerToFloat is ONNX Runtime's own.
"""
import argparse

import numpy as np
import onnx
from onnx import helper, numpy_helper


def constants():
    values = {"one": np.float32(1), "middle": np.uint8(128), "step": np.float32(1 / 127), "least": np.float32(1e-12), "zero": np.int8(0)}
    return [numpy_helper.from_array(v, name) for name, v in values.items()]


def rounded(x):
    """The nodes that give x_q, numbers from 1 to 255 around 128, and x_scale, one number a token."""
    return [
        helper.make_node("Abs", [x], [x + "_abs"]),
        helper.make_node("ReduceMax", [x + "_abs"], [x + "_max"], axes=[-1], keepdims=1),
        helper.make_node("Max", [x + "_max", "least"], [x + "_most"]),
        helper.make_node("Mul", [x + "_most", "step"], [x + "_scale"]),
        helper.make_node("Div", [x, x + "_scale"], [x + "_unit"]),
        helper.make_node("QuantizeLinear", [x + "_unit", "one", "middle"], [x + "_q"]),
    ]


def product(x, y, weights, scales):
    return [
        helper.make_node("MatMulIntegerToFloat", [x + "_q", weights, "one", scales, "middle", "zero"], [y + "_unit"], domain="com.microsoft"),
        helper.make_node("Mul", [y + "_unit", x + "_scale"], [y]),
    ]


def convert(model):
    """Changes the model in place; returns how many matrices are multiplied in int8."""
    graph = model.graph
    restored = {n.output[0]: n for n in graph.node if n.op_type == "DequantizeLinear"}
    nodes, done, replaced = [], set(), set()
    for node in graph.node:
        if node.op_type != "MatMul" or node.input[1] not in restored:
            nodes.append(node)
            continue
        x, y = node.input[0], node.output[0]
        weights, scales = restored[node.input[1]].input[:2]
        replaced.add(node.input[1])
        if x not in done: nodes += rounded(x)
        done.add(x)
        nodes += product(x, y, weights, scales)
    del graph.node[:]
    graph.node.extend(n for n in nodes if n.op_type != "DequantizeLinear" or n.output[0] not in replaced)
    graph.initializer.extend(constants())
    model.opset_import.append(helper.make_opsetid("com.microsoft", 1))
    return len(replaced)


def round_weights(model, bits):
    """Rounds the multiplied matrices to so many bits; the embeddings, which are only looked up, keep theirs."""
    tensors = {t.name: t for t in model.graph.initializer}
    multiplied = {n.input[1] for n in model.graph.node if n.op_type == "MatMul"}
    most = 2 ** (bits - 1) - 1
    for node in model.graph.node:
        if node.op_type == "DequantizeLinear" and node.output[0] in multiplied:
            weights, scales = tensors[node.input[0]], tensors[node.input[1]]
            fewer = np.rint(numpy_helper.to_array(weights).astype(np.float32) * most / 127).astype(np.int8)
            weights.CopyFrom(numpy_helper.from_array(fewer, weights.name))
            scales.CopyFrom(numpy_helper.from_array((numpy_helper.to_array(scales) * 127 / most).astype(np.float32), scales.name))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("weight_only")
    parser.add_argument("out")
    parser.add_argument("--bits", type=int, default=7)
    options = parser.parse_args()
    reader = onnx.load(options.weight_only)
    round_weights(reader, options.bits)
    print(convert(reader), "matrices multiplied in int8")
    onnx.save(reader, options.out)
