"""Takes README's picture from the site as it is built: `python -m authoring.build.picture`, after `make site` (needs Debian's Chromium).

The first page stands still for those who want less motion, so the picture is the same each time. It goes to site/pictures/first_page.png,
which README and the site show, and to solutions/00_start/, from where the build takes it to the students' first notebook. The
shipped weights' SHA-256 is written into it, so that a test can say when it has become a picture of other networks.
"""
import functools
import hashlib
import http.server
import io
import shutil
import threading

from PIL import Image, PngImagePlugin
from playwright.sync_api import sync_playwright

from authoring import ROOT
from authoring.build.chapters import SOLUTIONS
from authoring.build.site import HTML
from utils.course import ASSETS

PICTURE = ROOT / "site" / "pictures" / "first_page.png"
COPY = SOLUTIONS / "00_start" / "first_page.png"
WEIGHTS = ASSETS / "weights" / "infogan.safetensors"


def weights():
    """What the picture says that it shows."""
    return hashlib.sha256(WEIGHTS.read_bytes()).hexdigest()


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        """No line in the log for a request."""


def taken():
    """The live picture of the first page, 680 × 340, as an image."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=HTML))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1300, "height": 900}, reduced_motion="reduce")
        page.goto(f"http://127.0.0.1:{server.server_port}/index.html")
        page.wait_for_selector("[data-first-page][data-shown][aria-busy=false] .says:not(:empty)")
        shot = page.locator("[data-first-page] .pictures").screenshot()
        browser.close()
    server.shutdown()
    return Image.open(io.BytesIO(shot)).convert("RGB").resize((680, 340), Image.Resampling.LANCZOS)


def main():
    about = PngImagePlugin.PngInfo()
    about.add_text("weights", weights())
    taken().quantize(128).save(PICTURE, pnginfo=about, optimize=True)
    shutil.copy(PICTURE, COPY)
    print(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
