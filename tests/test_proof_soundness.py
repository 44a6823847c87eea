"""No accepted claim is violated by any of many random distributions (benchmarks/proof_soundness.py asks 50,000 times)."""
import importlib.util
from pathlib import Path

spec = importlib.util.spec_from_file_location("proof_soundness", Path(__file__).parents[1] / "benchmarks/proof_soundness.py")
proof_soundness = importlib.util.module_from_spec(spec)
spec.loader.exec_module(proof_soundness)


def test_accepted_claims_about_entropies_hold():
    _, accepted, violated = proof_soundness.soundness(100, seed=1, distributions=6)
    assert accepted >= 100 and violated == []


def test_accepted_claims_about_means_hold():
    _, accepted, violated = proof_soundness.soundness_below(40, seed=1, distributions=6)
    assert accepted >= 40 and violated == []
