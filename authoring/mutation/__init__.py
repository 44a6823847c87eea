"""How much do the tests notice? Small faults are put into our own modules, one at a time (mutmut), and counted in CONTRIBUTING.md."""
