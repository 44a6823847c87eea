"""solutions/NN_name.py → notebooks and site, and what keeps a chapter in order on the way: lint, totals, choices, addresses."""
