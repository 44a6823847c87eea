"""Waits for a gradebook that someone else is writing to, or for a server that restarts."""
import time

from sqlalchemy.exc import OperationalError

WAITS = (0.1, 0.3, 1, 3, 10, 15)          # seconds; SQLite itself waits 5 s each time


def patiently(action, undo=lambda: None):
    """Calls action(), and again after a wait if the database doesn't answer. The last failure is raised."""
    for wait in (*WAITS, None):
        try:
            return action()
        except OperationalError:
            undo()
            if wait is None:
                raise
            time.sleep(wait)
