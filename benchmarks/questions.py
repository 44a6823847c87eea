"""What one question of a test to the student's process costs, in CPU time of both: `python -m benchmarks.questions`

The question is that of a check: call the student's function with two arrays, and say what it returned. No sandbox is around it.
"""
import argparse
import os
import socket
import time

import numpy as np

from grading.limits import Limits
from grading.sandbox import student
from grading.sandbox.link import StudentLink
from grading.sandbox.shell import Shell
from grading.sandbox.wire import Channel

ANSWER = """
def f(x, y): return x + y
def call(f, args, kwargs): return {"value": f(*args, **kwargs), "changed": []}
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--questions", type=int, default=2000)
    n = parser.parse_args().questions
    ours, theirs = socket.socketpair()
    shell = Shell.instance(xmode="Plain")
    pid = os.fork()
    if pid == 0:
        ours.close()
        before = time.process_time()
        student.serve(Channel(theirs), shell)
        os.write(1, f"student's process: {1e6 * (time.process_time() - before) / n:.0f} µs a question\n".encode())
        os._exit(0)
    theirs.close()
    link = StudentLink(Channel(ours), shell, Limits(cell_seconds=1000).plain(), lambda name: False)
    link.begin_cell()
    link.ask("run", source=ANSWER)
    f, call, x = link.fetch("f"), link.fetch("call"), np.zeros((12, 1))
    before = time.process_time()
    for _ in range(n):
        call(f, [x, x], {})
    print(f"process of the tests: {1e6 * (time.process_time() - before) / n:.0f} µs a question", flush=True)
    link.channel.close()
    os.waitpid(pid, 0)


if __name__ == "__main__":
    main()
