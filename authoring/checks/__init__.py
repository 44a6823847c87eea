"""The yardstick: how often the checks in utils/checks are wrong about an answer, measured with tests/answers and its mutants."""
