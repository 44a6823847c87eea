"""Trains what ships: weights, records of runs, and RESULTS.md. RECIPE.md says what was tried."""
