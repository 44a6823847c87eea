"""Dates beyond all calendars."""
import datetime
class D(datetime.date):
    def isoformat(self): return "9" * 100_000
def squares(x): return [D(1, 1, 1)] * 3
def mean(numbers): return datetime.timedelta.max
