"""Writes the .safetensors files of this folder with the format's own writer, and what PyTorch computes with them.

    python3 tests/nn/persistence/generate.py && npx prettier --write tests/nn/persistence

Needs PyTorch, NumPy and safetensors (0.8.0 when these were written).
"""

import json
import pathlib

import numpy as np
import torch
from safetensors.numpy import save

folder = pathlib.Path(__file__).parent
torch.manual_seed(1)

net = torch.nn.Sequential(torch.nn.Linear(2, 3), torch.nn.Tanh(), torch.nn.Linear(3, 1))
state = {name: value.numpy() for name, value in net.state_dict().items()}
(folder / "network.safetensors").write_bytes(save(state))
inputs = torch.randn(4, 2)
document = {
    "pytorch": torch.__version__,
    "state": {name: value.tolist() for name, value in state.items()},
    "inputs": inputs.tolist(),
    "outputs": net(inputs).tolist(),
}
(folder / "network.json").write_text(json.dumps(document) + "\n")

odd = {
    "b": np.array([1, -0.0, np.inf, np.nan, 5e-324], dtype=np.float64),
    "a": np.array(0.1, dtype=np.float64),
    "Z": np.zeros((0, 3), dtype=np.float32),
    "ä \"quoted\" \\ \n": np.arange(6, dtype=np.float32).reshape(1, 2, 3),
    "\U0001f600": np.array([1.5], dtype=np.float32),
    "\uffee": np.array([2.5], dtype=np.float32),
    "layer.10.weight": np.array([[0.1]], dtype=np.float32),
    "layer.9.weight": np.array([[0.2]], dtype=np.float64),
}
(folder / "odd.safetensors").write_bytes(save(odd))
(folder / "empty.safetensors").write_bytes(save({}))
(folder / "metadata.safetensors").write_bytes(save({"w": odd["b"]}, metadata={"format": "pt"}))
(folder / "half.safetensors").write_bytes(save({"w": np.zeros(2, dtype=np.float16)}))
