"""Every comparison that gives a ratio, each in one run on this machine: `make bench`, or `python -m benchmarks grading`."""
import argparse
import subprocess
import sys
import textwrap

BENCHES = {
    "widgets": ("1 minute", """How long from a key press until the new picture is painted? The same generator's 90 digits in a real
        JupyterLab, three ways: the course's widget, which runs the network on the page; a figure that is kept and redrawn through the
        kernel; ipywidgets' interactive_output with a new figure each time. 30 key presses each; median, 95% quantile, ratio to the
        first. Needs Debian's Chromium."""),
    "latency": ("1 minute", """How long from an input until the picture that answers it is painted, for every widget that needs no kernel, on a page
        of its own? The browser's own times (Event Timing), 30 each; median, 95% quantile, longest, ratio to a slider that moves nothing. Needs
        Debian's Chromium."""),
    "grading": ("5 minutes", """How much faster is a class of 20 graded by `python -m grading grade` than by plain `nbgrader autograde`?
        Every student hands in chapters 01 and 03, three answers in four the reference's, the others wrong ones of the bank. Both graders
        get the same files, one after the other; wall time, CPU time, the parts of ours, and every cell's points compared: they must be the same.
        Needs bubblewrap."""),
    "training": ("3 hours", """After how long does the error stay below 20, 10, 5 and 2%, with the course's recipe and with the paper's network and
        settings? Both train at the same time, each on half of the cores, three seeds each, on 50,000 images of MNIST; categories are matched
        to digits there, and the error on 10,000 others is measured every so often; seconds are of training alone. A level that a run does not
        reach gives a lower bound of the ratio. `--out FILE` keeps what has ended."""),
}


def main():
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("which", nargs="?", choices=BENCHES, help="; ".join(f"{n}: {t}" for n, (t, _) in BENCHES.items())
                        + "; without a name all, one after the other")
    chosen, options = parser.parse_known_args()
    if options and not chosen.which:
        parser.error(f"{' '.join(options)}: say which benchmark this is for")
    for name in [chosen.which] if chosen.which else BENCHES:
        minutes, why = BENCHES[name]
        print(f"── {name}, about {minutes} ──", textwrap.fill(" ".join(why.split()), 110), "", sep="\n", flush=True)
        done = subprocess.run([sys.executable, "-m", f"benchmarks.{name}", *options])
        if done.returncode:
            sys.exit(done.returncode)
        print()


if __name__ == "__main__":
    main()
