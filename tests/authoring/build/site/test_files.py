"""What lies next to the pages is whole, small, and asked for when it is near."""
import base64
import io
import json
import shutil
import subprocess

import pytest
from bs4 import BeautifulSoup
from PIL import Image

from authoring.build.site import SITE, files
from utils import widgets


def test_a_picture_becomes_a_file_with_its_size_that_is_read_when_it_comes_near(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "STATIC", tmp_path)
    png = io.BytesIO()
    Image.new("RGB", (30, 20), "red").save(png, "PNG")
    inside = f'<p><img alt="red" src="data:image/png;base64,{base64.b64encode(png.getvalue()).decode()}" width="15"></p>'
    tag = BeautifulSoup(files.IMAGE.sub(files.picture, inside), "html.parser").img
    assert (tag["width"], tag["height"], tag["loading"], tag["alt"]) == ("15", "10", "lazy", "red")
    image = Image.open(tmp_path / tag["src"].removeprefix("../_static/"))
    assert image.size == (30, 20) and image.convert("RGB").getpixel((0, 0)) == (255, 0, 0)


def test_the_networks_of_the_first_page_are_files_that_the_widgets_share(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "STATIC", tmp_path)
    networks, shown = files.networks(), widgets.traversal()
    for trait in ("weights", "affine"):
        parts = [tmp_path / address.removeprefix("_static/") for part in ("generator", "reader") for address in networks[part][trait]]
        assert b"".join(path.read_bytes() for path in parts) == getattr(shown, trait)
    assert [name for name, _ in networks["generator"]["architecture"]] == ["generator"]
    assert len(list(tmp_path.rglob("*.bin"))) == 4


def test_trained_networks_are_two_files_the_first_data_set_and_the_others(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "STATIC", tmp_path)
    plane = widgets.plane()
    first, rest = (tmp_path / address.removeprefix("../_static/") for address in files.parts("trained", plane.trained, {"trained_sets": plane.trained_sets}))
    assert plane.data == plane.trained_sets[0] and first.read_bytes() + rest.read_bytes() == plane.trained
    assert len(first.read_bytes()) * len(plane.trained_sets) == len(plane.trained)


@pytest.mark.skipif(shutil.which("node") is None, reason="no node on the PATH (the browser tests run this too)")
def test_files_that_come_one_by_one_are_whole_when_they_are_asked_for_together():
    program = f"""
      globalThis.fetch = async (address) => ({{ ok: true, arrayBuffer: async () => {{ asked.push(address); return Uint8Array.from(address, Number).buffer; }} }});
      const asked = [], {{ numbers }} = await import({json.dumps((SITE / "js" / "files.js").as_uri())});
      const read = async (list) => Array.from(new Uint8Array((await numbers(list)).buffer));
      console.log(JSON.stringify([await read(["12"]), await read(["12", "345"]), await read(["345"]), asked, await numbers(["12"]) === await numbers(["12"])]));"""
    done = subprocess.run(["node", "--input-type=module", "-e", program], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == [[1, 2], [1, 2, 3, 4, 5], [3, 4, 5], ["12", "345"], True]
