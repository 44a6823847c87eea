"""Next to the student's code: one call of their function, and what their networks and functions were given while it ran.

A training loop must follow a procedure: random batches, fresh noise, fresh codes. Its result doesn't show them; what its networks read
does. Like utils.checks.probe this runs in the student's process, and replies with plain data.
"""
import functools
import zlib

import numpy as np
import torch
from torch.nn.modules import module as hooks
from torch.optim.optimizer import register_optimizer_step_pre_hook

from utils.checks import plain_data, probe

LONGEST = 2000                          # reads that are kept
IMAGE = 784                             # pixels


def networks(function, args, kwargs, steep=1):
    """probe.call, and "reads": [(which network, its input)] in order. An image's row is told by `fingerprints`; "parameters": each
    network's, as they were when it read first. "optimisers": {"kind", "holds": for each network how many of its parameters, "settings": those of its
    steps, each once}. "on a graph": does the answer hold a tensor that keeps its graph? `steep`: the parameters of what reads images are
    multiplied by it first, so that slopes are as large as in a long run, and who cuts them off shows."""
    reads, parameters, order, inside, optimisers = [], [], [], [], []

    def before(module, inputs):
        inside.append(module)
        if len(inside) > 1 or len(reads) >= LONGEST or not inputs or not isinstance(inputs[0], torch.Tensor) or not len(inputs[0]):
            return
        if all(module is not other for other in order):
            order.append(module)
            if inputs[0][0].numel() == IMAGE and steep != 1:
                for p in module.parameters():
                    p.data *= steep
            parameters.append([p.detach().clone() for p in module.parameters()])
        rows = inputs[0].detach().reshape(len(inputs[0]), -1)
        which = next(i for i, other in enumerate(order) if module is other)
        reads.append([which, fingerprints(rows.numpy()) if rows.shape[1] == IMAGE else rows.clone()])

    def after(module, inputs, output):
        inside.pop()

    def stepping(optimiser, args, kwargs):
        settings = next((settings for known, settings in optimisers if known is optimiser), None)
        if settings is None:
            optimisers.append((optimiser, settings := []))
        now = [plain_data.plain({key: value for key, value in group.items() if key != "params"}) for group in optimiser.param_groups]
        settings += [group for group in now if group not in settings]

    def holds(optimiser):
        held = {id(p) for group in optimiser.param_groups for p in group["params"]}
        return [sum(id(p) in held for p in network.parameters()) for network in order]

    @functools.wraps(function)
    def seen(*args, **kwargs):
        value = function(*args, **kwargs)
        graphs.append(_on_a_graph(value))
        return value

    graphs = []
    handles = [register_optimizer_step_pre_hook(stepping), hooks.register_module_forward_pre_hook(before), hooks.register_module_forward_hook(after, always_call=True)]
    try:
        reply = probe.call(seen, args, kwargs)
    finally:
        for handle in handles:
            handle.remove()
    return {**reply, "reads": reads, "parameters": parameters,
            "optimisers": [{"kind": type(optimiser).__name__, "holds": holds(optimiser), "settings": settings} for optimiser, settings in optimisers],
            "on a graph": any(graphs)}


def _on_a_graph(value):
    if isinstance(value, dict):
        value = list(value.values())
    return any(map(_on_a_graph, value)) if isinstance(value, (list, tuple)) else isinstance(value, torch.Tensor) and value.requires_grad


def fingerprints(images):
    """(n,) whole numbers that tell images (n, 784) in [−1, 1] apart, as bytes of brightness would."""
    as_bytes = np.clip(np.round((np.nan_to_num(images) + 1) * 127.5), 0, 255).astype(np.uint8)
    return np.array([zlib.crc32(row.tobytes()) for row in as_bytes])
