"""A gradebook that someone else is writing to, or a server that restarts, is waited for."""
import time

from sqlalchemy.exc import OperationalError

WAITS = (0.1, 0.3, 1, 3, 10, 15)          # seconds; SQLite itself waits 5 s each time


def patiently(action, undo=lambda: None):
    """action(), again after a wait where the database does not answer. The last failure is raised."""
    for wait in (*WAITS, None):
        try:
            return action()
        except OperationalError:
            undo()
            if wait is None:
                raise
            time.sleep(wait)
