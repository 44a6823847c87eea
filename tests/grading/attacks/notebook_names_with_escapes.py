"""Links and files whose names move the cursor."""


def change(notebook, folder):
    (folder / "\x1b[2Jhonest squares: 10 of 10\nforged").symlink_to("nowhere")
    (folder / "\rsquares honest").write_text("x")
