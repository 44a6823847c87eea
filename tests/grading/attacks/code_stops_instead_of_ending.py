"""Stops its own processes by SIGSTOP, so that they use no time and never answer."""
import os, signal
def squares(x):
    os.kill(os.getpid(), signal.SIGSTOP)
    return [0]
for _ in range(5):
    if os.fork() == 0: os.kill(os.getpid(), signal.SIGSTOP)
