"""What an error without labels is compared with: a classifier that has them (the ceiling), and clusters of pixels (the floor)."""
import json
import time

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import save_file
from sklearn.cluster import KMeans
from tqdm import trange

from authoring.training.records import versions
from utils import frechet, infogan
from utils.data import mnist
from utils.gan import epochs, seeded, to_tensor
from utils.networks import freeze


def train_classifier(seed=0, passes=4, batch=64):
    """The ceiling: the laptop's trunk and Q head, trained with labels. Weights go where the Fréchet distance reads them."""
    (images, labels), (test, test_labels) = mnist("train"), mnist("test")
    real, digits = to_tensor(images), torch.tensor(labels).long()
    network = frechet.new_classifier(seed)
    steps = passes * len(real) // batch
    adam = torch.optim.Adam(network.parameters(), 2e-3)
    slower = torch.optim.lr_scheduler.OneCycleLR(adam, 2e-3, total_steps=steps)
    start, start_cpu = time.perf_counter(), time.process_time()
    with seeded(seed):
        rows = epochs(len(real), batch)
        for _ in trange(steps, desc="classifier"):
            part = next(rows)
            x = infogan.warped(real[part], 0.5)                                 # (n, 1, 28, 28)
            loss = F.cross_entropy(network.q(network.trunk(x)), digits[part])
            adam.zero_grad()
            loss.backward()
            adam.step()
            slower.step()
        freeze(network, real[:10_000].split(500))
    seconds, cpu_seconds = time.perf_counter() - start, time.process_time() - start_cpu
    state = {name: value.half() for name, value in network.state_dict().items()
             if not name.startswith("head.") and not name.endswith("num_batches_tracked")}
    save_file(state, frechet.WEIGHTS)
    frechet.WEIGHTS.chmod(0o644)
    frechet.classifier.cache_clear()
    error = round(float((frechet.classify(test) != test_labels).mean()), 4)
    about = {"command": "python -m authoring.training.reproduce classifier", "seed": seed, "versions": versions(),
             "claims": {"error": error}}
    frechet.WEIGHTS.with_suffix(".json").write_text(json.dumps(about, indent=1) + "\n")
    return [{"seed": seed, "steps": steps, "error": error, "seconds": round(seconds), "cpu_seconds": round(cpu_seconds)}]


def cluster_pixels(seeds, k=10):
    """The floor: k-means on pixels by Lloyd's algorithm, matched to digits like the codes of an InfoGAN."""
    (images, labels), (test, test_labels) = mnist("train"), mnist("test")
    flat, records = lambda x: x.reshape(len(x), -1) / np.float32(255), []
    for seed in seeds:
        start = time.perf_counter()
        kmeans = KMeans(k, algorithm="lloyd", n_init=1, random_state=seed).fit(flat(images))
        seconds = time.perf_counter() - start
        digit_of_code = infogan.match(kmeans.labels_, labels)
        error = float((digit_of_code[kmeans.predict(flat(test))] != test_labels).mean())
        records.append({"seed": seed, "error": round(error, 4), "seconds": round(seconds, 2)})
    return records
