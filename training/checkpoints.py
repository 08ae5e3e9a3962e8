"""Checkpoints as safetensors in half precision. Tensor names are BERT's; the heads stand under "heads."."""
import json
import struct

import numpy as np
import torch
import torch.nn as nn

import bert

EMBEDDINGS = (("word", "word_embeddings"), ("pos", "position_embeddings"), ("kind", "token_type_embeddings"))
PARTS = (("out", "attention.output.dense"), ("n1", "attention.output.LayerNorm"), ("up", "intermediate.dense"), ("down", "output.dense"),
         ("n2", "output.LayerNorm"))
HEADS = (("pool", "pooler.dense"), ("entail", "heads.entailment"), ("answer", "heads.answerability"), ("span", "heads.span"))


def read_safetensors(path):
    with open(path, "rb") as f: raw = f.read()
    n = struct.unpack("<Q", raw[:8])[0]
    types = {"F16": np.float16, "F32": np.float32}
    out = {}
    for name, v in json.loads(raw[8:8 + n]).items():
        if name == "__metadata__" or v["dtype"] not in types: continue
        a, b = v["data_offsets"]
        out[name] = torch.from_numpy(np.frombuffer(raw[8 + n + a:8 + n + b], types[v["dtype"]]).reshape(v["shape"]).astype(np.float32))
    return out


def write_safetensors(path, tensors):
    """Writes half precision."""
    head, data, at = {}, [], 0
    for name in sorted(tensors):
        b = tensors[name].contiguous().cpu().numpy().astype(np.float16).tobytes()
        head[name] = {"dtype": "F16", "shape": list(tensors[name].shape), "data_offsets": [at, at + len(b)]}
        at += len(b); data.append(b)
    h = json.dumps(head).encode()
    h += b" " * (-len(h) % 8)
    with open(path, "wb") as f: f.write(struct.pack("<Q", len(h)) + h + b"".join(data))


def load(path):
    """A reader from a base model or a checkpoint. Heads (and pooler) that the file lacks keep their fresh weights; their names are returned."""
    t = {k[5:] if k.startswith("bert.") else k: v for k, v in read_safetensors(path).items()}
    layers = 1 + max(int(k.split(".")[2]) for k in t if k.startswith("encoder.layer."))
    vocab, width = t["embeddings.word_embeddings.weight"].shape
    m = bert.Reader(layers, width, width // 32, t["encoder.layer.0.intermediate.dense.weight"].shape[0], vocab)
    s = {f"{a}.weight": t[f"embeddings.{b}.weight"] for a, b in EMBEDDINGS}
    for x in ("weight", "bias"):
        s["norm." + x] = t["embeddings.LayerNorm." + x]
        for i in range(layers):
            e = f"encoder.layer.{i}."
            s[f"layers.{i}.qkv.{x}"] = torch.cat([t[f"{e}attention.self.{n}.{x}"] for n in ("query", "key", "value")])
            for a, b in PARTS: s[f"layers.{i}.{a}.{x}"] = t[f"{e}{b}.{x}"]
        for a, b in HEADS:
            if f"{b}.{x}" in t: s[f"{a}.{x}"] = t[f"{b}.{x}"]
    for name in ("entail", "answer", "span"):
        nn.init.normal_(getattr(m, name).weight, std=0.02); nn.init.zeros_(getattr(m, name).bias)
    return m, m.load_state_dict(s, strict=False).missing_keys


def save(m, path):
    s = {k: v.detach().float() for k, v in m.state_dict().items()}
    t = {f"embeddings.{b}.weight": s[a + ".weight"] for a, b in EMBEDDINGS}
    for x in ("weight", "bias"):
        t["embeddings.LayerNorm." + x] = s["norm." + x]
        for i in range(len(m.layers)):
            e = f"encoder.layer.{i}."
            for n, part in zip(("query", "key", "value"), s[f"layers.{i}.qkv.{x}"].chunk(3)): t[f"{e}attention.self.{n}.{x}"] = part
            for a, b in PARTS: t[f"{e}{b}.{x}"] = s[f"layers.{i}.{a}.{x}"]
        for a, b in HEADS: t[f"{b}.{x}"] = s[f"{a}.{x}"]
    write_safetensors(path, t)
