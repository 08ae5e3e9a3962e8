"""Attention over sequences that are packed one behind the other: padded, which runs everywhere, and by PyTorch's flash kernel on a GPU."""
import math

import torch
import torch.nn.functional as F


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
