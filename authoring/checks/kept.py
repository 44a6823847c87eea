"""What has been measured so far: a file per exercise and part in runs/checks/, with the day and a mark of what it was measured on."""
import ast
import hashlib
import importlib
import inspect
import json
import math
import re
import time
from datetime import date
from pathlib import Path

from authoring import ROOT
from authoring.build.chapters import SOLUTIONS
from authoring.checks import behaviours, measures, mutants, spoiling
from authoring.checks.bank import ANSWERS, cells
from grading.names import binds

FOUND = ROOT / "runs" / "checks"
PROVES = re.compile(r"^from utils\.(checks\.proofs|proof)\b", re.MULTILINE)


def path_of(part, chapter, exercise):
    return FOUND / f"{part}-{chapter}-{exercise}.json"


def mark(part, chapter, exercise, more):
    """Changes when the exercise's cells, its check or its answers do, or what this part makes of the reference; for a proof, when any rule of
    the checker does. The gate and the inputs, which all checks share, have tests of their own."""
    sources, functions = measures.source_of(chapter), measures.functions(chapter, exercise)
    folder = next(found[1] for _, _, source, *_ in cells(chapter) if (found := re.search(r"^from utils\.checks import (\w+) as checks$", source, re.MULTILINE)))
    check = getattr(importlib.import_module(f"utils.checks.{folder}"), exercise, None)
    made = {"mutants": lambda: inspect.getsource(mutants), "blind": lambda: [what for _, what in spoiling.blind_spots(functions)],
            "behaviours": lambda: [what for _, *what in behaviours.behaviours(functions)]}.get(part, lambda: (ANSWERS / chapter / f"{exercise}.py").read_text(encoding="utf-8"))()
    on = [sources[exercise], sources[f"{exercise}-check"], sources[f"{exercise}-hidden"], check and text_of(inspect.unwrap(check)),
          made, measures.equivalents().get(f"{chapter}/{exercise}", {}), more]
    if check and PROVES.search(Path(inspect.getsourcefile(inspect.unwrap(check))).read_text(encoding="utf-8")):
        on.append([path.read_text(encoding="utf-8") for path in sorted((ROOT / "utils" / "proof").glob("*.py"))])
    return hashlib.sha256(json.dumps(on, ensure_ascii=False).encode()).hexdigest()[:16]


def text_of(check):
    """A check's text, and that of all that it uses of its own file, whatever it rests on there."""
    tree = ast.parse(Path(inspect.getsourcefile(check)).read_text(encoding="utf-8"))
    parts = {name: text for text in map(ast.unparse, tree.body) for name in binds(text)}
    used, names = {}, [check.__name__]
    while names:
        if (name := names.pop()) in parts and name not in used:
            used[name] = parts[name]
            names += [node.id for node in ast.walk(ast.parse(parts[name])) if isinstance(node, ast.Name)]
    return sorted(used.values())


def measured(part, chapter, exercise, more=(), began=math.inf):
    """What measures.PARTS[part] finds out about an exercise: kept from an earlier run on the same texts, or measured now; then kept, unless a text has
    changed since this run `began` (time.time())."""
    path, today = path_of(part, chapter, exercise), mark(part, chapter, exercise, more)
    if path.exists() and (kept := json.loads(path.read_text(encoding="utf-8"))).get("mark") == today:
        return kept["found"]
    start = time.process_time()
    found = measures.PARTS[part](chapter, exercise, *more)
    texts = [SOLUTIONS / f"{chapter}.py", ANSWERS / chapter / f"{exercise}.py", *(ROOT / "utils" / "checks").rglob("*.py")]
    if max(text.stat().st_mtime for text in texts) > began:
        return found
    FOUND.mkdir(parents=True, exist_ok=True)
    kept = {"day": date.today().isoformat(), "mark": today, "more": more, "seconds": round(time.process_time() - start, 1), "found": found}
    path.write_text(json.dumps(kept, indent=1, ensure_ascii=False), encoding="utf-8")
    return found


def row(chapter, exercise):
    """One exercise's row of the table, from all parts that were measured on today's texts, each with the day when that was."""
    found = {"chapter": chapter, "exercise": exercise, "measured": {}}
    for part in measures.PARTS:
        path = path_of(part, chapter, exercise)
        if path.exists():
            kept = json.loads(path.read_text(encoding="utf-8"))
            if kept.get("mark") == mark(part, chapter, exercise, kept.get("more", ())):
                found["measured"][part] = kept["day"]
                found |= kept["found"]
    return found
