"""Profilers, tracers and audit hooks in every thread that change the values which functions return."""
import sys, threading
def profile(frame, event, arg):
    if event == "return":
        for name in ("ok", "same", "value", "reply"): frame.f_locals.get(name)
    frame.f_globals["__debug"] = True
    return profile
sys.setprofile(profile); threading.setprofile(profile)
def audit(event, args):
    if event in ("socket.sendto", "open", "exec") and len(args) > 50: raise SystemExit
sys.addaudithook(audit)
if hasattr(sys, "monitoring"):
    sys.monitoring.use_tool_id(2, "x")
sys.setrecursionlimit(60); sys.setswitchinterval(1e-9); sys.set_int_max_str_digits(640)
def squares(x): return x
