"""What a cell shows, in nbformat's terms, and never more than the limit.

What is printed, pictures, and the cell's own outcome (its value, its errors) have a budget each: no flood of prints can push
out the number that a test ends with, or its error.
"""
TRUNCATED = "\n… output truncated here: a cell may show {limit:,} bytes of text …\n"
MIME_TYPES = ("text/plain", "text/html", "text/markdown", "text/latex", "image/png", "image/jpeg", "image/svg+xml")
MAX_OUTPUTS = 1_000
MAX_ERRORS = 20
MAX_VALUE = 20_000                # characters of the value's text


class Outputs:
    """The outputs of one cell, collected in order; what exceeds the limit is dropped, with a note that it was."""

    def __init__(self, limit):
        self.limit, self.items = limit, []
        self.text_left, self.picture_left, self.truncated, self.errors = limit, 10 * limit, False, 0

    def stream(self, name, text):
        text = self._fit(text)
        if text and self.items and self.items[-1]["output_type"] == "stream" and self.items[-1]["name"] == name:
            self.items[-1]["text"] += text
        elif text:
            self.items.append({"output_type": "stream", "name": name, "text": text})

    def error(self, name, value, traceback):
        """An error is kept even when the cell has printed too much; but not thousands of them."""
        self.errors += 1
        if self.errors <= MAX_ERRORS:
            lines = [printable(line[:5_000]) for line in traceback[-100:]]
            while sum(map(len, lines)) > MAX_VALUE and len(lines) > 1:
                lines.pop(0)
            self.items.append({"output_type": "error", "ename": printable(name[:200]), "evalue": printable(value[:2000]),
                               "traceback": lines})

    def display(self, data, metadata=None, execution_count=None):
        """A rich output: every type by itself has to fit. A cell's value (with its execution_count) always has its text."""
        kept, own = {}, execution_count is not None and not any(o["output_type"] == "execute_result" for o in self.items)
        for mime, content in data.items():
            if mime not in MIME_TYPES or type(content) is not str:
                continue
            if mime.startswith("image/"):
                if len(content) > self.picture_left:
                    self.stream("stdout", f"[a picture of {len(content):,} bytes was left out]\n")
                    continue
                self.picture_left -= len(content)
                kept[mime] = content
            elif own and mime == "text/plain":
                kept[mime] = printable(content[:MAX_VALUE])
            else:
                kept[mime] = self._fit(content)
        if not kept or (len(self.items) >= MAX_OUTPUTS and not own):
            return
        output = {"output_type": "display_data", "data": kept, "metadata": {}}
        if execution_count is not None:
            output |= {"output_type": "execute_result", "execution_count": execution_count}
        self.items.append(output)

    def clear(self):
        self.items.clear()

    def _fit(self, text):
        if len(text) > self.text_left or len(self.items) >= MAX_OUTPUTS:
            text = text[:self.text_left] + ("" if self.truncated else TRUNCATED.format(limit=self.limit))
            self.truncated = True
            self.text_left = 0
        else:
            self.text_left -= len(text)
        return printable(text)


def printable(text):
    """Text that UTF-8 can hold: a lone surrogate becomes a question mark."""
    return text.encode("utf-8", "replace").decode()


def size(items):
    """How many characters outputs take, pictures counted as a tenth."""
    total = 0
    for o in items:
        total += len(o.get("text", "")) + len(o.get("evalue", "")) + sum(map(len, o.get("traceback", ())))
        total += sum(len(v) // (10 if k.startswith("image/") else 1) for k, v in o.get("data", {}).items())
    return total


def cleaned(items, limit):
    """The same outputs, rebuilt from what an untrusted process sent: known kinds, strings only, within the limit."""
    out = Outputs(limit)
    for item in items if type(items) is list else []:
        if type(item) is not dict:
            continue
        match item.get("output_type"):
            case "stream" if item.get("name") in ("stdout", "stderr") and type(item.get("text")) is str:
                out.stream(item["name"], item["text"])
            case "error":
                lines = item.get("traceback")
                lines = [x for x in lines if type(x) is str] if type(lines) is list else []
                out.error(_text(item.get("ename")), _text(item.get("evalue")), lines)
            case "display_data" | "execute_result" if type(item.get("data")) is dict:
                count = item.get("execution_count")
                result = item["output_type"] == "execute_result"
                out.display(item["data"], execution_count=(count if type(count) is int else 0) if result else None)
    return out.items


def _text(value):
    return printable(value) if type(value) is str else ""
