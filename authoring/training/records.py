"""What is written about recorded runs, utils/assets/records/EXPERIMENT.json: the command, versions and machine, a summary, and every run."""
import json
import os
import platform
import shutil
from pathlib import Path

import numpy as np
import torch

from authoring import ROOT

RECORDS, RUNS = ROOT / "utils" / "assets" / "records", ROOT / "runs"


def versions():
    return {"python": platform.python_version(), "torch": torch.__version__, "numpy": np.__version__}


def machine():
    """The processor's name and how many cores were at hand."""
    names = [line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines()
             if line.startswith("model name")] if Path("/proc/cpuinfo").exists() else [platform.processor()]
    return {"processor": names[0], "cores": os.cpu_count()}


def write(experiment, runs, **settings):
    """EXPERIMENT.json: what was run and where, the median, worst and best error, and every run; with the picture that its first run drew, if any."""
    errors = [one["error"] for one in runs]
    summary = {"median_error": round(float(np.median(errors)), 4), "worst_error": max(errors), "best_error": min(errors)}
    record = {"command": f"python -m authoring.training.reproduce {experiment}", "versions": versions(), "machine": machine(),
              **settings, "summary": summary, "runs": runs}
    RECORDS.mkdir(exist_ok=True)
    if (drawn := RUNS / f"{experiment}_{runs[0].get('seed')}.png").exists():
        shutil.copyfile(drawn, RECORDS / f"{experiment}.png")
    (RECORDS / f"{experiment}.json").write_text(json.dumps(record, ensure_ascii=False) + "\n")
    print(experiment, summary, flush=True)
