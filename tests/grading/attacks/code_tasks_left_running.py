"""Leaves tasks, timers and threads that act in the cells to come, and an event loop of its own."""
import asyncio, sched, threading, time
async def late():
    while True:
        globals()["answer"] = {"n": 3, "names": ["a"]}
        await asyncio.sleep(0)
class Loop(asyncio.SelectorEventLoop):
    def run_until_complete(self, f): f.close() if hasattr(f, "close") else None; return True
class Policy(asyncio.DefaultEventLoopPolicy):
    def new_event_loop(self): return Loop()
    get_event_loop = new_event_loop
asyncio.set_event_loop_policy(Policy())
try: asyncio.get_event_loop().create_task(late())
except Exception: pass
for _ in range(5): threading.Timer(0.01, lambda: time.sleep(100)).start()
def squares(x): return x
