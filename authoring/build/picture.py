"""Takes two pictures from the site as it is built: `python -m authoring.build.picture`, after `make site` (needs Debian's Chromium).

- site/pictures/first_page.png: the first page's digit and pad, for README, the site, and solutions/00_start/, from where the build takes it
  to the students' first notebook. The page stands still for those who want less motion, so the picture is the same each time.
- site/pictures/plane.png: four moments of the GAN in the plane, which learns a drawing, for the first page.

Into each is written the SHA-256 of what it shows, so that a test can say when it has become a picture of something older.
"""
import base64
import functools
import hashlib
import http.server
import io
import math
import re
import shutil
import threading
from contextlib import contextmanager

from PIL import Image, PngImagePlugin
from playwright.sync_api import sync_playwright

from authoring import ROOT
from authoring.build.chapters import SOLUTIONS
from authoring.build.site import HTML
from utils.course import ASSETS

FIRST_PAGE, PLANE = ROOT / "site" / "pictures" / "first_page.png", ROOT / "site" / "pictures" / "plane.png"
COPY = SOLUTIONS / "00_start" / "first_page.png"
SHOWS = {FIRST_PAGE: ASSETS / "weights" / "infogan.safetensors", PLANE: ROOT / "utils" / "widgets" / "bundles" / "plane.js"}
MOMENTS = (0, 60, 250, 1000)                # steps of G, at least


def shown(picture):
    """What a picture says that it shows."""
    return hashlib.sha256(SHOWS[picture].read_bytes()).hexdigest()


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        """No line in the log for a request."""


@contextmanager
def built_site(**options):
    """A tab of a browser, and the address of the built site."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=HTML))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield browser.new_page(viewport={"width": 1300, "height": 900}, **options), f"http://127.0.0.1:{server.server_port}"
        browser.close()
    server.shutdown()


def image(shot, width, height):
    return Image.open(io.BytesIO(shot)).convert("RGB").resize((width, height), Image.Resampling.LANCZOS)


def first_page():
    """The live picture of the first page, 680 × 340."""
    with built_site(reduced_motion="reduce") as (page, address):
        page.goto(f"{address}/index.html")
        page.wait_for_selector("[data-first-page][data-shown][aria-busy=false] .says:not(:empty)")
        return image(page.locator("[data-first-page] .pictures").screenshot(), 680, 340)


def heart(n=60):
    """Points on a heart, as shares of the picture's width and height."""
    for k in range(n + 1):
        t = 2 * math.pi * k / n
        yield 0.5 + 0.32 * math.sin(t) ** 3, 0.48 - 0.024 * (13 * math.cos(t) - 5 * math.cos(2 * t) - 2 * math.cos(3 * t) - math.cos(4 * t))


UNTIL = """(goal) => new Promise((done) => {                       // plays, and pauses at the first picture with so many steps
  const state = document.querySelector(".plane .state"), button = (name) => [...document.querySelectorAll(".plane button")].find((each) => each.textContent === name);
  const seen = new MutationObserver(() => {
    if (Number(/After (\\d+)/.exec(state.textContent)?.[1]) < goal) return;
    seen.disconnect();
    button("Pause").click();
    done();
  });
  seen.observe(state, { childList: true });
  button("Play").click();
})"""


def plane():
    """The GAN in the plane at four moments, 1000 × 250: a heart is drawn with the mouse, and learned.

    For those who want less motion it takes as many steps between two pictures as it may, however busy the machine is: the strip is the same each time.
    """
    frames = []
    with built_site(reduced_motion="reduce") as (page, address):
        page.goto(f"{address}/04_gan/a-gan-in-the-plane.html")
        widget = page.locator(".plane")
        widget.get_by_label("data", exact=True).select_option("your own drawing")
        widget.get_by_label("pull on G's points").uncheck()
        canvas = widget.locator("canvas").first
        canvas.scroll_into_view_if_needed()
        box = canvas.bounding_box()
        for k, (x, y) in enumerate(heart()):
            page.mouse.move(box["x"] + x * box["width"], box["y"] + y * box["height"])
            if k == 0:
                page.mouse.down()
        page.mouse.up()
        page.mouse.move(0, 0)
        for steps in MOMENTS:
            if steps:
                page.evaluate(UNTIL, steps)
            print(re.search(r"After \d+ steps? of G", widget.locator(".state").inner_text())[0], flush=True)
            frames.append(image(base64.b64decode(canvas.evaluate("(canvas) => canvas.toDataURL().split(',')[1]")), 250, 250))
    strip = Image.new("RGB", (1000, 250), "white")
    for k, frame in enumerate(frames):
        strip.paste(frame, (250 * k, 0))
    return strip


def main():
    for picture, take in ((FIRST_PAGE, first_page), (PLANE, plane)):
        about = PngImagePlugin.PngInfo()
        about.add_text("shows", shown(picture))
        take().quantize(128).save(picture, pnginfo=about, optimize=True)
        print(f"{picture.relative_to(ROOT)}: {picture.stat().st_size // 1000} kB")
    shutil.copy(FIRST_PAGE, COPY)


if __name__ == "__main__":
    main()
