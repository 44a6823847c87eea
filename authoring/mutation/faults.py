"""The small faults that can be put into a module (mutmut's: inside functions), each with a name, and a draw among those of all modules."""
import hashlib
import json
import re
import subprocess
from collections import Counter
from functools import cache

from authoring import ROOT

READ = ROOT / "runs" / "mutation" / "names"                      # finding the faults of all modules takes minutes, so they are kept


def modules():
    """The modules of `utils/` without the checks of the exercises, which have a yardstick of their own, and of `grading/`."""
    listed = subprocess.run(["git", "ls-files", "utils/*.py", "grading/*.py"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return sorted(name for name in listed.split() if not name.startswith("utils/checks/"))


def names_of(module):
    """The names of a module's faults, in the order of the text."""
    kept = READ / f"{hashlib.sha256((ROOT / module).read_bytes()).hexdigest()}.json"
    if not kept.exists():
        READ.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps([*faults_of(module)], ensure_ascii=False), encoding="utf-8")
    return json.loads(kept.read_text(encoding="utf-8"))


@cache
def faults_of(module):
    """{"function: what it says → what it will say": the module's text with this fault}, in the order of the text; the texts are made when asked for.

    A change that a function allows twice has #2 after its name. So a fault keeps its name while its function stays as it is. Of mutmut's
    three changes to a text ("XX" around it, all lower case, all capitals) only the first counts: the others are the same fault again.
    """
    from libcst import FunctionDef
    from mutmut.mutation.file_mutation import create_mutations, deep_replace
    tree, found, *_ = create_mutations(module, (ROOT / module).read_text(encoding="utf-8"))
    names, seen = {}, Counter()
    for each in found:
        if isinstance(function := each.contained_by_top_level_function, FunctionDef):
            old, new = (re.sub(r"\s+", " ", tree.code_for_node(node)) for node in (each.original_node, each.mutated_node))
            if old.lower() == new.lower():
                continue
            name = f"{function.name.value}: {old} → {new}"
            seen[name] += 1
            names[name + (f" #{seen[name]}" if seen[name] > 1 else "")] = lambda each=each: deep_replace(tree, each.original_node, each.mutated_node).code
    return names


def drawn(names, number, seed=0):
    """`number` of the pairs (module, fault), in the order of a draw that gives the faults of unchanged functions the same ranks each time."""
    return sorted(names, key=lambda pair: hashlib.sha256(f"{seed} {' '.join(pair)}".encode()).digest())[:number]
