"""Answers questions that nobody has asked, without end, to keep the tests busy."""
import sys, threading
def squares(x):
    f = sys._getframe()
    while f and "channel" not in f.f_locals: f = f.f_back
    channel = f.f_locals["channel"]
    def flood():
        while True: channel.send({"n": 0, "value": ["l", [0] * 1000]})
    threading.Thread(target=flood, daemon=True).start()
    import time; time.sleep(1000)
