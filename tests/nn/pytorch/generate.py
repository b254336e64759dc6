"""Writes expected.json: what PyTorch computes, in float64, for the cases that pytorch.test.ts repeats.

Run it with a Python that has PyTorch, then format what it wrote:

    python3 tests/nn/pytorch/generate.py && npx prettier --write tests/nn/pytorch

Inputs are stored beside the results, so the test needs no random numbers in common.
"""

import json
import pathlib

import torch
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)
torch.manual_seed(1)


def operation(name, function, *operands):
    """One operation: its result, and the gradients of the result weighted with fixed numbers."""
    operands = [operand.clone().requires_grad_() for operand in operands]
    result = function(*operands)
    weights = torch.randn_like(result)
    (result * weights).sum().backward()
    return {
        "name": name,
        "operands": [operand.tolist() for operand in operands],
        "weights": weights.tolist(),
        "result": result.tolist(),
        "gradients": [operand.grad.tolist() for operand in operands],
    }


def loss(name, function, predictions, targets):
    """One loss under each reduction, and the gradient of its mean."""
    predictions = predictions.clone().requires_grad_()
    function(predictions, targets, reduction="mean").backward()
    return {
        "name": name,
        "predictions": predictions.tolist(),
        "targets": targets.tolist(),
        "mean": function(predictions, targets, reduction="mean").item(),
        "sum": function(predictions, targets, reduction="sum").item(),
        "none": function(predictions, targets, reduction="none").tolist(),
        "gradient": predictions.grad.tolist(),
    }


a, b = torch.randn(3, 4), torch.randn(3, 4)
row, column = torch.randn(4), torch.randn(3, 1)
positive = torch.rand(3, 4) + 0.5

operations = [
    operation("add", torch.add, a, row),
    operation("sub", torch.sub, column, b),
    operation("mul", torch.mul, row, column),
    operation("div", torch.div, a, positive),
    operation("pow", torch.pow, positive, b),
    operation("neg", torch.neg, a),
    operation("exp", torch.exp, a),
    operation("log", torch.log, positive),
    operation("sqrt", torch.sqrt, positive),
    operation("square", torch.square, a),
    operation("abs", torch.abs, a),
    operation("relu", F.relu, a),
    operation("leakyRelu", F.leaky_relu, a),
    operation("sigmoid", torch.sigmoid, a),
    operation("tanh", torch.tanh, a),
    operation("softplus", F.softplus, a),
    operation("matmul", torch.matmul, a, torch.randn(4, 5)),
    operation("transpose", torch.t, a),
    operation("sum", lambda x: x.sum(0), a),
    operation("mean", lambda x: x.mean(1), a),
    operation("max", lambda x: x.max(1).values, a),
    operation("softmax", lambda x: x.softmax(1), a),
    operation("logSoftmax", lambda x: x.log_softmax(1), a),
]

losses = [
    loss("meanSquaredError", F.mse_loss, a, b),
    loss("meanAbsoluteError", F.l1_loss, a, b),
    loss("huber", lambda *x, **options: F.huber_loss(*x, delta=0.7, **options), a, b),
    loss("binaryCrossEntropy", F.binary_cross_entropy_with_logits, a, (b > 0).double()),
    loss("crossEntropy", F.cross_entropy, a, torch.tensor([2, 0, 3])),
    loss("crossEntropy", F.cross_entropy, a, b.softmax(1)),
]

document = {
    "pytorch": torch.__version__,
    "operations": operations,
    "losses": losses,
}
path = pathlib.Path(__file__).with_name("expected.json")
path.write_text(json.dumps(document, indent=None, separators=(",", ":")) + "\n")
