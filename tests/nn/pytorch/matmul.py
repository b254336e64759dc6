"""Writes matmul.json: products of vectors and of stacks of matrices.

    python3 tests/nn/pytorch/matmul.py && npx prettier --write tests/nn/pytorch
"""

import torch
from case import operation, write

torch.manual_seed(5)
shapes = [
    ((3,), (3,)),
    ((2, 3), (3,)),
    ((3,), (2, 3, 2)),
    ((2, 2, 3), (3, 2)),
    ((2, 3), (2, 3, 2)),
    ((2, 1, 2, 3), (3, 3, 2)),
]

write(
    __file__,
    [operation("matmul", torch.matmul, torch.randn(a), torch.randn(b)) for a, b in shapes],
)
