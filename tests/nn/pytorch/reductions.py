"""Writes reductions.json: one number from many.

    python3 tests/nn/pytorch/reductions.py && npx prettier --write tests/nn/pytorch
"""

import torch
from case import operation, write

torch.manual_seed(4)
matrix, cube = torch.randn(3, 4), torch.randn(2, 3, 2)
norm = torch.linalg.vector_norm

write(
    __file__,
    [
        operation("min", lambda x: x.min(1).values, matrix),
        operation("variance", lambda x: x.var(1), matrix),
        operation("variance of all", lambda x: x.var((0, 2), correction=0), cube),
        operation("norm", lambda x: norm(x, dim=1), matrix),
        operation("norm of order 1", lambda x: norm(x, ord=1, dim=(0, 1)), cube),
        operation("norm of order Infinity", lambda x: norm(x, ord=float("inf"), dim=1), matrix),
    ],
)
