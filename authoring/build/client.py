"""What executes notebooks here: nbclient, awake."""
import math
import time
from queue import Empty

from nbclient import NotebookClient


class Client(NotebookClient):
    """nbclient can sleep forever past a reply that comes while it sends an Output widget's state (its issue 312): look again."""

    async def async_start_new_kernel_client(self):
        kernel = await super().async_start_new_kernel_client()
        kernel.shell_channel.get_msg = looking_again(kernel.shell_channel.get_msg)
        return kernel


def looking_again(get_msg, every=1.0):
    """get_msg(timeout), which looks whether a message is there at least once in `every` seconds."""
    async def patient(timeout=None):
        deadline = math.inf if timeout is None else time.monotonic() + timeout
        while True:
            try:
                return await get_msg(timeout=max(0, min(every, deadline - time.monotonic())))
            except Empty:
                if time.monotonic() >= deadline:
                    raise
    return patient
