"""Writes modules.json: whole layers with their parameters, results and gradients.

    python3 tests/nn/pytorch/modules.py && npx prettier --write tests/nn/pytorch
"""

import json
import pathlib

import torch

torch.set_default_dtype(torch.float64)
torch.manual_seed(7)


def randomize(module):
    """Layers that start from 0 or 1 get other numbers, so that a wrong place shows."""
    for parameter in module.parameters():
        torch.nn.init.normal_(parameter, std=0.5)
    return module


def case(name, module, x, forward=lambda module, x: module(x)):
    module = randomize(module)
    x = x.clone().requires_grad_()
    result = forward(module, x)
    weights = torch.randn_like(result)
    (result * weights).sum().backward()
    return {
        "name": name,
        "state": {key: value.tolist() for key, value in module.named_parameters()},
        "input": x.tolist(),
        "weights": weights.tolist(),
        "result": result.tolist(),
        "inputGradient": x.grad.tolist(),
        "gradients": {key: value.grad.tolist() for key, value in module.named_parameters()},
        "buffers": {
            key: value.tolist() for key, value in module.named_buffers() if "running" in key
        },
    }


def evaluated(module, x):
    """Three batches in training, then one in evaluation."""
    for _ in range(3):
        module(x.detach() * 2 + 1)
    return module.eval()(x)


def block(**options):
    return torch.nn.TransformerEncoderLayer(
        4, 2, dim_feedforward=3, dropout=0, batch_first=True, **options
    )


sequence = torch.randn(2, 3, 4)
images = torch.randn(3, 2, 2, 2)
attention = torch.nn.MultiheadAttention(4, 2, batch_first=True)
causal = ~torch.ones(3, 3).tril().bool()

cases = [
    case("RNN", torch.nn.RNN(4, 3, batch_first=True), sequence, lambda m, x: m(x)[0]),
    case("LSTM", torch.nn.LSTM(4, 2, batch_first=True), sequence, lambda m, x: m(x)[0]),
    case("LSTM cell", torch.nn.LSTM(4, 2, batch_first=True), sequence, lambda m, x: m(x)[1][1][0]),
    case("GRU", torch.nn.GRU(4, 2, batch_first=True), sequence, lambda m, x: m(x)[0]),
    case("MultiHeadAttention", attention, sequence, lambda m, x: m(x, x, x)[0]),
    case(
        "causal MultiHeadAttention",
        torch.nn.MultiheadAttention(4, 2, batch_first=True),
        sequence,
        lambda m, x: m(x, x, x, attn_mask=causal)[0],
    ),
    case("TransformerBlock", block(norm_first=True, activation="gelu"), sequence),
    case("TransformerBlock, norm last", block(), sequence),
    case("BatchNorm2d", torch.nn.BatchNorm2d(2), images),
    case("BatchNorm2d, evaluated", torch.nn.BatchNorm2d(2), images, evaluated),
    case("BatchNorm1d", torch.nn.BatchNorm1d(3), sequence),
    case("LayerNorm", torch.nn.LayerNorm([3, 4]), sequence),
    case("Conv2d", torch.nn.Conv2d(2, 2, 2, stride=1, padding=1), images),
]

document = {"pytorch": torch.__version__, "modules": cases}
path = pathlib.Path(__file__).with_suffix(".json")
path.write_text(json.dumps(document, indent=None, separators=(",", ":")) + "\n")
