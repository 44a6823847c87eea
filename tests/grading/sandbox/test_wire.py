"""Messages arrive whole or not at all, whatever the other side sends and however it is cut."""
import json
import socket
import threading
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grading.sandbox import wire
from grading.sandbox.wire import HEAD, SIZE, Channel, WireError

JSON = st.recursive(st.none() | st.booleans() | st.integers(-2**53, 2**53) | st.floats(allow_nan=False) | st.text(),
                    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4), max_leaves=15)


def ends():
    a, b = socket.socketpair()
    return Channel(a), Channel(b)


@settings(deadline=None)
@given(st.lists(st.tuples(JSON, st.lists(st.binary(max_size=50), max_size=4)), min_size=1, max_size=5))
def test_messages_arrive_as_they_were_sent_in_their_order(messages):
    here, there = ends()
    for message, buffers in messages:
        here.send(message, buffers)
    assert [there.receive(time.monotonic() + 5) for _ in messages] == messages
    here.close()
    with pytest.raises(EOFError):
        there.receive(time.monotonic() + 5)
    there.close()


@settings(deadline=None)
@given(JSON, st.lists(st.binary(max_size=30), max_size=3), st.integers(1, 7))
def test_a_message_may_come_in_any_pieces(message, buffers, size):
    here, there = ends()
    text = json.dumps(message).encode()
    data = HEAD.pack(len(text), len(buffers)) + text + b"".join(SIZE.pack(len(b)) + b for b in buffers)
    def drip():
        for i in range(0, len(data), size):
            here.sock.sendall(data[i:i + size])
    thread = threading.Thread(target=drip)
    thread.start()
    assert there.receive(time.monotonic() + 5) == (message, buffers)
    thread.join()
    here.close(), there.close()


@settings(deadline=None, max_examples=300)
@given(st.binary(max_size=200))
def test_any_bytes_are_a_message_or_one_of_three_errors(data):
    here, there = ends()
    here.sock.sendall(data)
    here.close()
    try:
        for _ in range(50):
            message, buffers = there.receive(time.monotonic() + 5)
            json.dumps(message)
            assert all(type(b) is bytes for b in buffers)
    except (WireError, EOFError, TimeoutError):
        pass
    there.close()


@pytest.mark.parametrize("head", [HEAD.pack(wire.MAX_JSON + 1, 0), HEAD.pack(2, wire.MAX_BUFFERS + 1), HEAD.pack(2, 1) + b"{}" + SIZE.pack(2**32 - 1)])
def test_what_is_announced_too_large_is_refused_before_it_is_read(head):
    here, there = ends()
    here.sock.sendall(head)
    with pytest.raises(WireError, match="too large"):
        there.receive(time.monotonic() + 5)
    here.close(), there.close()


@pytest.mark.parametrize("text", [b"[" * 100_000, b"1" * 5000, b'{"a":', b"\xff\xfe", b"nan"])
def test_what_is_no_json_is_said(text):
    here, there = ends()
    here.sock.sendall(HEAD.pack(len(text), 0) + text)
    with pytest.raises(WireError, match="is not JSON"):
        there.receive(time.monotonic() + 5)
    here.close(), there.close()


def test_too_much_is_not_sent_either_and_the_channel_stays_usable(monkeypatch):
    monkeypatch.setattr(wire, "MAX_MESSAGE", 1000)
    here, there = ends()
    for message, buffers in (("x" * 1000, ()), ("x", [bytes(600), bytes(600)])):
        with pytest.raises(WireError, match="more than the boundary takes"):
            here.send(message, buffers)
    here.send("still here")
    assert there.receive(time.monotonic() + 5) == ("still here", [])
    here.close(), there.close()


def test_nobody_waits_longer_than_the_deadline_also_for_a_message_that_drips():
    here, there = ends()
    here.sock.sendall(HEAD.pack(10, 0) + b"{")
    began = time.monotonic()
    with pytest.raises(TimeoutError):
        there.receive(began + 0.2)
    with pytest.raises(TimeoutError):                       # nor for one that the other side doesn't take
        here.send("x", [bytes(1 << 20)] * 8, time.monotonic() + 0.2)
    assert time.monotonic() - began < 5
    here.close(), there.close()
