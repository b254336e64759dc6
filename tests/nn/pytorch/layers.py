"""Writes layers.json: what layers compute, as functions of their parameters.

    python3 tests/nn/pytorch/layers.py && npx prettier --write tests/nn/pytorch
"""

import math

import torch
from case import operation, write
from torch.nn import functional as F

torch.manual_seed(6)
images = torch.randn(2, 2, 5, 4)
rows = torch.randn(3, 4)


def convolution(kernel, **options):
    filters = options.pop("filters", 3)
    return operation(
        "conv2d",
        lambda x, w, b: F.conv2d(x, w, b, **options),
        images,
        torch.randn(filters, 2, *kernel),
        torch.randn(filters),
        **options,
    )


def pool(name, function, size, **options):
    return operation(
        name, lambda x: function(x, size, **options), images, size=size, options=options
    )


def attention(query, key, value, mask=None):
    scores = query @ key.transpose(-2, -1) / math.sqrt(query.shape[-1])
    if mask is not None:
        scores = scores.masked_fill(~mask, -math.inf)
    return scores.softmax(-1) @ value


query, key, value = torch.randn(2, 3, 4), torch.randn(2, 3, 4), torch.randn(2, 3, 5)
mean, variance = torch.randn(2), torch.rand(2) + 0.5
causal = torch.ones(3, 3).tril().bool()

write(
    __file__,
    [
        convolution((3, 2)),
        convolution((2, 2), filters=1, stride=2, padding=1),
        convolution((3, 1), stride=[1, 2], padding=[2, 0]),
        pool("maxPool2d", F.max_pool2d, 2),
        pool("maxPool2d", F.max_pool2d, [3, 2], stride=1, padding=1),
        pool("averagePool2d", F.avg_pool2d, 2),
        pool("averagePool2d", F.avg_pool2d, [3, 2], stride=[2, 1], padding=1),
        operation("embedding", lambda w: F.embedding(torch.tensor([[2, 0], [2, 1]]), w), rows),
        operation(
            "layerNorm",
            lambda x, w, b: F.layer_norm(x, [4], w, b),
            rows,
            torch.randn(4),
            torch.randn(4),
        ),
        operation(
            "layerNorm",
            lambda x, w, b: F.layer_norm(x, [5, 4], w, b),
            images,
            torch.randn(5, 4),
            torch.randn(5, 4),
        ),
        operation(
            "batchNorm",
            lambda x, w, b: F.batch_norm(x, None, None, w, b, training=True),
            images,
            torch.randn(2),
            torch.randn(2),
        ),
        operation(
            "batchNorm of a matrix",
            lambda x, w, b: F.batch_norm(x, None, None, w, b, training=True),
            rows,
            torch.randn(4),
            torch.randn(4),
        ),
        operation(
            "batchNorm with statistics",
            lambda x, w, b: F.batch_norm(x, mean, variance, w, b),
            images,
            torch.randn(2),
            torch.randn(2),
            mean=mean.tolist(),
            variance=variance.tolist(),
        ),
        operation("attention", attention, query, key, value),
        operation("causal attention", lambda *x: attention(*x, causal), query, key, value),
    ],
)
