"""Imported before nbgrader: every command starts in half the time.

nbgrader imports jsonschema, which builds a grammar for one string format (an IRI) where rfc3987_syntax is installed. That takes
longer than all its other imports together, and no notebook's schema has such a string. jsonschema goes without it if it is missing.
"""
import gc
import sys

gc.set_threshold(20_000, 20, 20)            # a start is mostly imports, and a fifth of it went into looking for garbage that isn't there
sys.modules.setdefault("rfc3987_syntax", None)
