"""What executes notebooks here: nbclient, kept awake."""
import asyncio
import math
import signal
import time
from contextlib import suppress
from queue import Empty

from jupyter_core.utils import run_sync
from nbclient import NotebookClient


class Client(NotebookClient):
    """nbclient can sleep forever past a reply that comes while it sends an Output widget's state (its issue 312): look again. Ctrl-C ends it
    as it ends any program: nbclient ends the kernel alone, and then trips over its absence."""

    stopped = False

    def stop(self, task):
        self.stopped, self.shutdown_kernel = True, "immediate"
        task.get_loop().set_exception_handler(lambda *_: None)      # what still waits for the kernel has nothing to say
        task.cancel()

    async def async_execute(self, *arguments, **options):
        try:
            return await super().async_execute(*arguments, **options)
        except BaseException:
            if self.stopped:
                raise KeyboardInterrupt from None
            raise

    execute = run_sync(async_execute)

    async def async_start_new_kernel_client(self):
        with suppress(RuntimeError):        # where there are no signals
            asyncio.get_running_loop().add_signal_handler(signal.SIGINT, self.stop, asyncio.current_task())
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
