"""One case of an operation for the generating scripts, in float64."""

import json
import pathlib

import torch

torch.set_default_dtype(torch.float64)


def operation(name, function, *operands, **options):
    """Its result, and the gradients of the result weighted with fixed numbers; options go to the test."""
    operands = [operand.clone().requires_grad_() for operand in operands]
    result = function(*operands)
    weights = torch.randn_like(result)
    (result * weights).sum().backward()
    return {
        "name": name,
        "options": options,
        "operands": [operand.tolist() for operand in operands],
        "weights": weights.tolist(),
        "result": result.tolist(),
        "gradients": [operand.grad.tolist() for operand in operands],
    }


def write(script, cases):
    """Writes the cases beside the script that made them, under its name."""
    document = {"pytorch": torch.__version__, "operations": cases}
    path = pathlib.Path(script).with_suffix(".json")
    path.write_text(json.dumps(document, indent=None, separators=(",", ":")) + "\n")
