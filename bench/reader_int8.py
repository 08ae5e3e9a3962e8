"""Makes a reader multiply in int8: reader_int8.py reader.onnx OUT.onnx (docs/adr/0005).

Takes the weight-only int8 file (DequantizeLinear before every MatMul) and keeps its weights as they are. What a layer is given is rounded token by
token, each by its own largest value, so that a pair's scores don't depend on what else is in the batch. Needs Debian's python3-onnx; the
operator MatMulIntegerToFloat is ONNX Runtime's own.
"""
import sys

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


if __name__ == "__main__":
    reader = onnx.load(sys.argv[1])
    print(convert(reader), "matrices multiplied in int8")
    onnx.save(reader, sys.argv[2])
