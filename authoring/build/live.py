"""Of Python files that are read together, the code that can matter: no comment, no docstring, no definition or import that nothing names.

So a new widget, a new kind of code or a better comment makes no chapter's outputs old. What is loaded by its name counts as named where
the name is written: in a text that is passed as `named`.
"""
import ast
import io
import re
import tokenize
from functools import cache

WORD = re.compile(r"\w+")
DEFINED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def live(texts, named=""):
    """The statements of these modules that can matter, each as its lines, in order. `named`: text whose words name things, too."""
    waiting = [(gives, words, lines) for text in texts for gives, words, lines in statements(text)]
    known, found = set(WORD.findall(named)), set()
    while more := [i for i, (gives, _, _) in enumerate(waiting) if i not in found and (gives is None or gives & known)]:
        found.update(more)
        known.update(*(waiting[i][1] for i in more))
    return [waiting[i][2] for i in sorted(found)]


@cache
def statements(text):
    """[(the names it gives, or None if it does more than give names; the words in it; its lines)] of a module's own statements."""
    lines, told, found = text.splitlines(), _told(text), []
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            lines[token.start[0] - 1] = lines[token.start[0] - 1][:token.start[1]]
    for node in ast.parse(text).body:
        first = min([node.lineno, *(each.lineno for each in getattr(node, "decorator_list", ()))])
        kept = [line.rstrip() for number, line in enumerate(lines[first - 1:node.end_lineno], first)
                if number not in told and line.strip()]
        if kept:
            code = "\n".join(kept)
            found.append((_gives(node), set(WORD.findall(code)), code))
    return found


def _gives(node):
    if isinstance(node, DEFINED):
        return {node.name}
    if isinstance(node, (ast.Import, ast.ImportFrom)) and node.names[0].name != "*":
        return {alias.asname or alias.name.split(".")[0] for alias in node.names}
    if isinstance(node, ast.Assign) and all(isinstance(target, ast.Name) for target in node.targets):
        return {target.id for target in node.targets} - {"__all__"}
    return None


def _told(text):
    """The numbers of the lines of all docstrings."""
    told = set()
    for node in ast.walk(ast.parse(text)):
        body = getattr(node, "body", None)
        if isinstance(body, list) and body and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant) and isinstance(body[0].value.value, str):
            told.update(range(body[0].lineno, body[0].end_lineno + 1))
    return told
