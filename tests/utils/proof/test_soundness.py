"""No accepted claim is violated by any of many random distributions (benchmarks/proof_soundness.py asks 50,000 times)."""
from benchmarks import proof_soundness


def test_accepted_claims_about_entropies_hold():
    _, accepted, violated = proof_soundness.soundness(100, seed=1, distributions=6)
    assert accepted >= 100 and violated == []


def test_accepted_claims_about_means_hold():
    _, accepted, violated = proof_soundness.soundness_below(40, seed=1, distributions=6)
    assert accepted >= 40 and violated == []
