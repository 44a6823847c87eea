"""What does a page of the site cost a phone? Bytes, largest paint, first widget, layout shift, at 1.6 Mbit/s.

    .venv/bin/python -m benchmarks.site [folder page …]      # default: site/_build/html, as `make site` left it; needs Debian's Chromium

    .venv/bin/python -m benchmarks.site walk      # a stranger's way: from the first page to an answered question of chapter 02, in taps and seconds

Cold, gzip as GitHub Pages sends it, 150 ms for every round trip, a processor four times slower than this one, 390 × 844 pixels. Times are
in seconds from the start of the navigation; the widget is there when its first control is.
"""
import gzip
import http.server
import shutil
import sys
import threading
import time
from functools import partial
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
PAGES = ("index.html", "00_start/the-end-first.html", "01_entropy/entropy.html", "02_kl_divergence/the-price-of-a-wrong-belief.html",
         "03_jensen_shannon/index.html", "04_gan/a-gan-in-the-plane.html", "05_infogan/codes-you-can-read-back.html", "05_infogan/the-reproduction.html",
         "06_beyond/the-mutual-information-gap.html", "search.html?q=entropy")
PACKED = (".html", ".js", ".css", ".svg", ".json", ".txt", ".xml")

WATCH = """() => {
  window.seen = { paint: 0, shift: 0, widget: null };
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => { seen.paint = entry.startTime; }))
    .observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => { if (!entry.hadRecentInput) seen.shift += entry.value; }))
    .observe({ type: "layout-shift", buffered: true });
  const look = () => {
    if (document.querySelector(".course-widget input, .course-widget [tabindex], .course-widget button")) seen.widget = performance.now();
    else requestAnimationFrame(look);
  };
  look();
}"""


class Gzip(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        """No line in the log for a request."""

    def do_GET(self):
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            return self.send_error(404)
        body = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if path.suffix in PACKED:
            body = gzip.compress(body, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def serve(folder):
    """A server of `folder` on a free port of this machine."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Gzip, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def phone(browser):
    """(a phone's tab, its devtools): 390 × 844 pixels, touch, 1.6 Mbit/s, 150 ms, a processor four times slower than this one."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, device_scale_factor=2, is_mobile=True, has_touch=True)
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8})
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    return page, devtools


def walk(browser, address):
    """(what was tapped, seconds until the verdict is read): nothing is looked for longer than it takes to load."""
    page, _ = phone(browser)
    start, tapped = time.perf_counter(), []

    def tap(target, words):
        target.first.tap(timeout=60_000)
        tapped.append(words)

    page.goto(f"{address}/index.html", wait_until="commit")
    tap(page.locator(".chapters a[href^='02_']"), "chapter 02")
    page.wait_for_url("**/02_kl_divergence/index.html", wait_until="commit")
    tap(page.locator("article a[href='how-small-how-large.html']"), "How small, how large?")
    page.wait_for_url("**/how-small-how-large.html", wait_until="commit")
    form = page.locator("form.choices")
    for name in ("Option", "Reason"):
        tap(page.locator(f"[form=choice-kl_bounds][name={name}]"), name)
    tap(form.get_by_role("button", name="Check"), "Check")
    form.locator("output:not(:empty)").wait_for(timeout=60_000)
    seconds = time.perf_counter() - start
    page.context.close()
    return tapped, seconds


def visit(browser, address):
    """{KB, paint, widget, shift} of one cold visit. Shift: while the page loads, and while a reader then scrolls down through it."""
    (page, devtools), got = phone(browser), []
    devtools.on("Network.loadingFinished", lambda event: got.append(event["encodedDataLength"]))
    page.add_init_script(f"({WATCH})()")
    page.goto(address, wait_until="domcontentloaded", timeout=120_000)
    page.wait_for_load_state("networkidle", timeout=120_000)
    page.wait_for_timeout(1500)
    kilobytes, paint = sum(got) / 1000, page.evaluate("() => window.seen.paint")
    for _ in range(12):
        page.mouse.wheel(0, 600)
        page.wait_for_timeout(400)
    seen = page.evaluate("() => window.seen") | {"paint": paint}
    page.context.close()
    return {"KB": kilobytes, "paint": seen["paint"] / 1000, "shift": seen["shift"], "widget": seen["widget"] and seen["widget"] / 1000}


def table(browser, address, pages):
    print(f"{'page':60}{'KB':>8}{'paint':>8}{'widget':>8}{'shift':>8}")
    for name in pages:
        row = visit(browser, f"{address}/{name}")
        widget = f"{row['widget']:8.1f}" if row["widget"] else f"{'none':>8}"
        print(f"{name:60}{row['KB']:8.0f}{row['paint']:8.1f}{widget}{row['shift']:8.2f}", flush=True)


def main():
    walking = sys.argv[1:] == ["walk"]
    server = serve(Path(sys.argv[1]) if sys.argv[1:] and not walking else ROOT / "site" / "_build" / "html")
    address = f"http://127.0.0.1:{server.server_port}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        if walking:
            tapped, seconds = walk(browser, address)
            print(f"{len(tapped)} taps ({', '.join(tapped)}), {seconds:.0f} s")
        else:
            table(browser, address, sys.argv[2:] or PAGES)
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main()
