"""Runs JavaScript of the widgets in Node, for tests that compare it with Python."""
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from utils import widgets

needs_node = pytest.mark.skipif(shutil.which("node") is None, reason="no node on the PATH (the browser tests run this too)")

SOURCES = Path(widgets.__file__).parent
RUN = """
const [address, body, data] = JSON.parse(require("fs").readFileSync(0));
const bytes = (text) => { const b = Buffer.from(text, "base64"); return new DataView(b.buffer, b.byteOffset, b.length); };
const run = Object.getPrototypeOf(async () => {}).constructor("page", "data", "bytes", body);       // an async function
import(address).then((page) => run(page, data, bytes)).then((value) => console.log(JSON.stringify(value)));
"""


def node(name, body, data):
    """What `body`, a function body in JavaScript that knows `page` (the module name.js of utils/widgets) and `data`, returns."""
    given = json.dumps([(SOURCES / f"{name}.js").as_uri(), body, data])
    ran = subprocess.run(["node", "-e", RUN], input=given, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)
