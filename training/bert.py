"""A BERT encoder with three heads, a WordPiece tokenizer and safetensors files, in PyTorch alone.

Runs on PyTorch 1.13 (Debian, CPU) and on 2.x with a GPU. Training packs the sequences of a batch one behind the other, without padding
(`Reader.packed`); the exported model takes padded batches (`Reader.forward`). Both are the same function, which test_training.py checks.
"""
import json
import math
import re
import struct
import unicodedata

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

CLS, SEP, UNKNOWN = 101, 102, 100
MAX_QUERY = 64  # tokens of a question or claim that are read
MAX_PAIR = 256  # tokens of a whole pair, [CLS] and both [SEP] included


class WordPiece:
    """The uncased tokenizer of BERT, with the place of every token in the text."""

    ASCII_WORD = re.compile(r"[A-Za-z0-9]+|[^\sA-Za-z0-9]")

    def __init__(self, path):
        with open(path, encoding="utf-8") as f:
            self.vocab = {line.rstrip("\r\n"): i for i, line in enumerate(f)}
        self.cache = {}

    def words(self, text):
        """Yields (lower-cased word, start, end)."""
        if text.isascii() and text.isprintable():
            for m in self.ASCII_WORD.finditer(text):
                yield m.group().lower(), m.start(), m.end()
            return
        word, start = [], 0
        for i, ch in enumerate(text):
            category = unicodedata.category(ch)
            if ch.isspace() or category in ("Cc", "Cf", "Zs") or ord(ch) in (0, 0xFFFD):
                if word: yield "".join(word), start, i
                word = []
            elif category[0] == "P" or (33 <= ord(ch) <= 126 and not ch.isalnum()) or 0x4E00 <= ord(ch) <= 0x9FFF:
                if word: yield "".join(word), start, i
                word = []
                yield ch, i, i + 1
            else:
                if not word: start = i
                word.append("".join(c for c in unicodedata.normalize("NFD", ch.lower()) if unicodedata.category(c) != "Mn"))
        if word: yield "".join(word), start, len(text)

    def pieces(self, word):
        """Token ids of one word: longest match first, all or nothing."""
        known = self.cache.get(word)
        if known is not None: return known
        out, i = [], 0
        if len(word) > 100: out = [UNKNOWN]
        else:
            while i < len(word):
                j = len(word)
                while j > i and (word[i:j] if i == 0 else "##" + word[i:j]) not in self.vocab: j -= 1
                if j == i: out = [UNKNOWN]; break
                out.append(self.vocab[word[i:j] if i == 0 else "##" + word[i:j]]); i = j
        self.cache[word] = out
        return out

    def encode(self, text):
        """Token ids, and the (start, end) of the word that each token is part of."""
        ids, places = [], []
        for word, start, end in self.words(text):
            for piece in self.pieces(word): ids.append(piece); places.append((start, end))
        return ids, places


def linear(x, layer):
    """A linear layer whose fp32 weights are cast to the type of x: bf16 arithmetic over fp32 master weights."""
    if x.dtype == layer.weight.dtype: return layer(x)
    return F.linear(x, layer.weight.to(x.dtype), layer.bias.to(x.dtype))


def norm(x, layer):
    if x.dtype == layer.weight.dtype: return layer(x)
    return F.layer_norm(x, layer.normalized_shape, layer.weight.to(x.dtype), layer.bias.to(x.dtype), layer.eps)


class Layer(nn.Module):
    def __init__(self, width, heads, inner):
        super().__init__()
        self.heads = heads
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.n1, self.n2 = nn.LayerNorm(width, 1e-12), nn.LayerNorm(width, 1e-12)

    def forward(self, x, attend, dropout):
        lead, width = x.shape[:-1], x.shape[-1]
        q, k, v = (p.reshape(*lead, self.heads, width // self.heads) for p in linear(x, self.qkv).split(width, -1))
        x = norm(x + F.dropout(linear(attend(q, k, v).reshape(*lead, width), self.out), dropout, self.training), self.n1)
        return norm(x + F.dropout(linear(F.gelu(linear(x, self.up)), self.down), dropout, self.training), self.n2)


class Reader(nn.Module):
    """Answerability (one logit), entailment (supported, contradicted, not found) and span (start, end of every token)."""

    def __init__(self, layers=6, width=384, heads=12, inner=1536, vocab=30522):
        super().__init__()
        self.word, self.pos, self.kind = nn.Embedding(vocab, width), nn.Embedding(512, width), nn.Embedding(2, width)
        self.norm = nn.LayerNorm(width, 1e-12)
        self.layers = nn.ModuleList(Layer(width, heads, inner) for _ in range(layers))
        self.pool = nn.Linear(width, width)
        self.entail, self.answer, self.span = nn.Linear(width, 3), nn.Linear(width, 1), nn.Linear(width, 2)
        self.dropout = 0.1

    def run(self, ids, kinds, positions, attend, first, dtype):
        p = self.dropout if self.training else 0.0
        x = self.word(ids) + self.pos(positions) + self.kind(kinds)
        x = F.dropout(norm(x, self.norm), p, self.training).to(dtype)
        for layer in self.layers: x = layer(x, attend, p)
        c = F.dropout(torch.tanh(self.pool(first(x).float())), p, self.training)  # the heads in full precision
        return self.answer(c).squeeze(-1), self.entail(c), linear(x, self.span).float()

    def forward(self, ids, kinds, mask):
        """Padded batch (sequences, tokens). mask: 1 where there is a token."""
        bias = (1.0 - mask[:, None, None, :].float()) * -1e4

        def attend(q, k, v):
            q, k, v = q.transpose(1, 2), k.transpose(1, 2), v.transpose(1, 2)
            scores = q @ k.transpose(-1, -2) / math.sqrt(q.shape[-1]) + bias
            return (scores.softmax(-1) @ v).transpose(1, 2)

        positions = torch.arange(ids.shape[1], device=ids.device)[None]
        return self.run(ids, kinds, positions, attend, lambda x: x[:, 0], torch.float32)

    def packed(self, ids, kinds, positions, starts, longest, dtype=torch.float32):
        """Sequences one behind the other: sequence i is tokens starts[i] to starts[i + 1]."""
        attend = attention_for(ids.device, dtype)(starts, longest)
        return self.run(ids, kinds, positions, attend, lambda x: x[starts[:-1].long()], dtype)


def padded_attention(starts, longest):
    """Attention over packed sequences by padding them: works everywhere."""
    lengths = starts[1:] - starts[:-1]
    column = torch.arange(longest, device=starts.device)
    there = column[None] < lengths[:, None]
    index = (starts[:-1, None] + column[None]).clamp(max=int(starts[-1]) - 1).long()
    bias = torch.zeros(there.shape, device=starts.device).masked_fill(~there, -1e4)[:, None, None]

    def attend(q, k, v):
        a, b, c = (x[index].transpose(1, 2) for x in (q, k, v))
        if hasattr(F, "scaled_dot_product_attention"): out = F.scaled_dot_product_attention(a, b, c, attn_mask=bias.to(a.dtype))
        else: out = (a @ b.transpose(-1, -2) / math.sqrt(a.shape[-1]) + bias.to(a.dtype)).softmax(-1) @ c
        return out.transpose(1, 2)[there]

    return attend


def flash_attention(starts, longest):
    """Attention over packed sequences without padding, with PyTorch's own flash kernel (GPU, half precision)."""
    starts = starts.int()

    def attend(q, k, v):
        return torch.ops.aten._flash_attention_forward(q, k, v, starts, starts, longest, longest, 0.0, False, False)[0]

    return attend


def varlen_attention(starts, longest):
    """The same through PyTorch's newer interface."""
    from torch.nn.attention.varlen import varlen_attn
    starts = starts.int()
    return lambda q, k, v: varlen_attn(q, k, v, starts, starts, longest, longest)


def difference(kernel, device, dtype):
    """Largest difference of a kernel's outputs and gradients from padded attention's, on random input."""
    starts = torch.tensor([0, 5, 70, 103], device=device, dtype=torch.int32)
    q, k, v = (torch.randn(103, 12, 32, device=device, dtype=dtype, requires_grad=True) for _ in range(3))
    with torch.enable_grad():
        mine, plain = (make(starts, 65)(q, k, v) for make in (kernel, padded_attention))
        g = torch.randn_like(mine)
        grads = [torch.autograd.grad(x, (q, k, v), g) for x in (mine, plain)]
    return max((a - b).float().abs().max().item() for a, b in [(mine, plain), *zip(*grads)])


CHOSEN = {}


def attention_for(device, dtype):
    """The flash kernel where it runs and agrees with the padded form, else the padded form. Tried once for each device and type."""
    key = (device.type, dtype)
    if key not in CHOSEN:
        CHOSEN[key] = padded_attention
        if device.type == "cuda" and dtype in (torch.bfloat16, torch.float16):
            for kernel in (flash_attention, varlen_attention):
                try: off = difference(kernel, device, dtype)
                except Exception as e:
                    print("no", kernel.__name__, ":", e, flush=True)
                    continue
                print(kernel.__name__, "differs from padded attention by at most", round(off, 4), flush=True)
                if off < 0.1: CHOSEN[key] = kernel; break
    return CHOSEN[key]


# Files. Tensor names are BERT's; our heads stand under "heads.".

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
    m = Reader(layers, width, width // 32, t["encoder.layer.0.intermediate.dense.weight"].shape[0], vocab)
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
