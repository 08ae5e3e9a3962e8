"""A BERT encoder with three heads, in PyTorch alone: 1.13 (Debian, CPU) and 2.x with a GPU.

Training packs the sequences of a batch one behind the other, without padding (`Reader.packed`); the exported model takes padded batches (`Reader.forward`). Both are the
same function, which test_training.py checks.
"""
import math

import torch
import torch.nn as nn
import torch.nn.functional as F

import attention

MAX_QUERY = 64  # tokens of a question or claim that are read
MAX_PAIR = 256  # tokens of a whole pair, [CLS] and both [SEP] included


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
        attend = attention.attention_for(ids.device, dtype)(starts, longest)
        return self.run(ids, kinds, positions, attend, lambda x: x[starts[:-1].long()], dtype)
