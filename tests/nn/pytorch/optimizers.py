"""Writes optimizers.json: ten steps of each optimizer in PyTorch, in float64, for optimizers.test.ts.

    python3 tests/nn/pytorch/optimizers.py && npx prettier --write tests/nn/pytorch

One network on one batch: losses, and all parameters before and after. Beside them schedules of the learning
rate and clipped gradients.
"""

import json
import pathlib

import torch
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)
torch.manual_seed(1)

net = torch.nn.Sequential(torch.nn.Linear(2, 5), torch.nn.Tanh(), torch.nn.Linear(5, 3))
inputs = torch.randn(7, 2)
targets = torch.randint(0, 3, (7,))
before = {key: value.clone() for key, value in net.state_dict().items()}


def plain(state):
    return {key: value.tolist() for key, value in state.items()}


def training(name, make_optimizer):
    net.load_state_dict(before)
    optimizer = make_optimizer(net.parameters())
    losses = []
    for _ in range(10):
        value = F.cross_entropy(net(inputs), targets)
        optimizer.zero_grad()
        value.backward()
        optimizer.step()
        losses.append(value.item())
    return {"name": name, "losses": losses, "after": plain(net.state_dict())}


def schedule(name, make_scheduler):
    """The learning rates of 12 steps that start at 1."""
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
    scheduler = make_scheduler(optimizer)
    rates = []
    for _ in range(12):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    return {"name": name, "rates": rates}


def clipping(name, clip):
    net.load_state_dict(before)
    net.zero_grad()
    F.cross_entropy(net(inputs), targets).backward()
    result = clip(net.parameters())
    return {
        "name": name,
        "norm": None if result is None else result.item(),
        "gradients": [parameter.grad.tolist() for parameter in net.parameters()],
    }


optim = torch.optim
rates = optim.lr_scheduler
document = {
    "pytorch": torch.__version__,
    "inputs": inputs.tolist(),
    "targets": targets.tolist(),
    "before": plain(before),
    "trainings": [
        training("SGD", lambda p: optim.SGD(p, lr=0.1)),
        training("SGD momentum", lambda p: optim.SGD(p, lr=0.1, momentum=0.9)),
        training(
            "SGD nesterov",
            lambda p: optim.SGD(p, lr=0.1, momentum=0.9, nesterov=True, weight_decay=0.01),
        ),
        training("Adam", lambda p: optim.Adam(p, lr=0.05)),
        training("Adam decay", lambda p: optim.Adam(p, lr=0.05, betas=(0.8, 0.95), weight_decay=0.1)),
        training("AdamW", lambda p: optim.AdamW(p, lr=0.05)),
        training("AdamW decay", lambda p: optim.AdamW(p, lr=0.05, eps=0.01, weight_decay=0.5)),
        training("RMSProp", lambda p: optim.RMSprop(p)),
        training(
            "RMSProp momentum",
            lambda p: optim.RMSprop(p, lr=0.02, alpha=0.9, momentum=0.8, weight_decay=0.1),
        ),
        training("Adagrad", lambda p: optim.Adagrad(p)),
        training("Adagrad decay", lambda p: optim.Adagrad(p, lr=0.1, eps=0.01, weight_decay=0.1)),
    ],
    "schedules": [
        schedule("step", lambda o: rates.StepLR(o, 3, gamma=0.5)),
        schedule("cosine", lambda o: rates.CosineAnnealingLR(o, 11, eta_min=0.2)),
        schedule("warmup", lambda o: rates.LinearLR(o, start_factor=0.2, total_iters=4)),
        schedule("constant", lambda o: rates.LambdaLR(o, lambda step: 1)),
    ],
    "clippings": [
        clipping("norm", lambda p: torch.nn.utils.clip_grad_norm_(p, 0.1)),
        clipping("long norm", lambda p: torch.nn.utils.clip_grad_norm_(p, 100)),
        clipping("value", lambda p: torch.nn.utils.clip_grad_value_(p, 0.03)),
    ],
}
path = pathlib.Path(__file__).with_name("optimizers.json")
path.write_text(json.dumps(document, separators=(",", ":")) + "\n")
