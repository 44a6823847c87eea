"""Two hundred cells that print as much as they may."""


def change(notebook, folder):
    for i in range(200):
        notebook["cells"].append({"cell_type": "code", "metadata": {}, "source": "print('y' * 190_000)", "outputs": [], "execution_count": None, "id": f"f{i}"})
