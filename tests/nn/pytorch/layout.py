"""Writes layout.json: axes in another order, joined, cut and chosen.

    python3 tests/nn/pytorch/layout.py && npx prettier --write tests/nn/pytorch
"""

import torch
from case import operation, write
from torch.nn import functional as F

torch.manual_seed(3)
matrix, other, cube = torch.randn(2, 3), torch.randn(2, 2), torch.randn(2, 3, 2)

write(
    __file__,
    [
        operation("permute", lambda x: x.permute(2, 0, 1), cube),
        operation("transpose", lambda x: x.transpose(0, 2), cube),
        operation("concat", lambda x, y: torch.cat([x, y, x], dim=1), matrix, other),
        operation("stack", lambda x, y: torch.stack([x, y], dim=1), matrix, torch.randn(2, 3)),
        operation("slice", lambda x: x[:, 1::2], cube),
        operation("at", lambda x: x[:, -1], cube),
        operation("gather", lambda x: x[torch.tensor([[1, 0], [1, 1]])], matrix),
        operation("pad", lambda x: F.pad(x, (2, 0, 0, 1), value=3.0), matrix),
    ],
)
