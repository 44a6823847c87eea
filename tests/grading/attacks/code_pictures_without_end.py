"""Shows thousands of pictures, large ones, and thousands of changes of one."""
import base64, os
from IPython.display import Image, Markdown, display, update_display
png = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==") + os.urandom(200_000)
handle = display(Markdown("x"), display_id=True)
for i in range(3000):
    display(Image(data=png, format="png"))
    handle.update(Markdown("y" * 1000))
