"""An error message that no file can hold."""
import os
def squares(x): raise ValueError(os.fsdecode(b"\xff\xfe") + "\ud800")
raise KeyError("\udcff")
