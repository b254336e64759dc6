"""Writes elementwise.json: functions of numbers, number by number.

    python3 tests/nn/pytorch/elementwise.py && npx prettier --write tests/nn/pytorch
"""

import torch
from case import operation, write
from torch.nn import functional as F

torch.manual_seed(2)
a, b = 2 * torch.randn(3, 4), torch.randn(4)
ties = torch.tensor([[0.0, 1.0, -1.0, 2.0]])
wide = torch.tensor([-9.0, -4.0, -3.0, -2.9, -1.0, 0.0, 0.5, 3.0, 3.1, 6.0])

write(
    __file__,
    [
        operation("maximum", torch.maximum, a, b),
        operation("maximum", torch.maximum, ties, torch.tensor([0.0, 1.0, 1.0, 1.0])),
        operation("minimum", torch.minimum, a, b),
        operation("minimum", torch.minimum, ties, torch.tensor([0.0, 1.0, 1.0, 1.0])),
        operation("where", lambda x, y: torch.where(x > y, x, y * y), a, b),
        operation("gelu", F.gelu, a),
        operation("gelu", F.gelu, wide),
        operation("geluTanh", lambda x: F.gelu(x, approximate="tanh"), a),
        operation("geluTanh", lambda x: F.gelu(x, approximate="tanh"), wide),
        operation("silu", F.silu, a),
        operation("sin", torch.sin, a),
        operation("cos", torch.cos, a),
        operation("clip", lambda x: x.clip(-1, 1), torch.cat([a.flatten(), torch.tensor([-1.0, 1.0])])),
    ],
)
