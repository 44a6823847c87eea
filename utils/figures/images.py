"""Pictures of pictures: grids of digits, and what a classifier made of them."""
import numpy as np


def digits(images, ax, rows=None, row_labels=None, column_labels=None):
    """A grid of digits, light on dark: images (rows, columns, 28, 28), in colour (rows, columns, 28, 28, 3), or (n, 28, 28) in `rows`
    rows (else one).

    uint8 runs from 0 (black) to 255 (white), floats from −1 (black) to 1 (white). Tensors are accepted.
    """
    images = np.asarray(images)
    if images.ndim == 5 and images.shape[-1] == 3:
        images = images.astype(float) / 255 if images.dtype == np.uint8 else (images + 1) / 2
        height, width = images.shape[2:4]
        mosaic = images.transpose(0, 2, 1, 3, 4).reshape(len(images) * height, -1, images.shape[-1])
        return _grid(mosaic, ax, images.shape[:2], (height, width), row_labels, column_labels)
    height, width = images.shape[-2:]
    if images.ndim == 3:
        if len(images) % (rows or 1):
            raise ValueError(f"{len(images)} images do not fill {rows} rows. Pass a number of rows that divides them.")
        images = images.reshape(rows or 1, -1, height, width)
    if images.ndim != 4:
        raise ValueError(f"images have shape {images.shape}; expected (rows, columns, {height}, {width}) or "
                         f"(n, {height}, {width}). Remove the channel axis: images[:, 0].")
    black, white = (0, 255) if images.dtype == np.uint8 else (-1, 1)
    mosaic = images.transpose(0, 2, 1, 3).reshape(images.shape[0] * height, images.shape[1] * width)
    return _grid(mosaic, ax, images.shape[:2], (height, width), row_labels, column_labels, cmap="gray", vmin=black, vmax=white)


def _grid(mosaic, ax, shape, size, row_labels, column_labels, **look):
    """One picture made of shape = (rows, columns) images of size = (height, width), each row and column with its label."""
    (n_rows, n_columns), (height, width) = shape, size
    ax.imshow(mosaic, interpolation="nearest", **look)
    ax.set_xticks(np.arange(n_columns) * width + width / 2, column_labels or [""] * n_columns)
    ax.set_yticks(np.arange(n_rows) * height + height / 2, row_labels or [""] * n_rows)
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)
    return ax


def confusion_matrix(counts, ax, row_labels=None, column_labels=None, rows="code category", columns="digit"):
    """counts (n, m) as shares of each column, with the share in per cent written in each cell that has 1% or more."""
    counts = np.asarray(counts)
    if (counts.sum(0) == 0).any():
        raise ValueError(f"Column {np.argmin(counts.sum(0))} of the counts sums to 0, so its shares do not exist.")
    share = 100 * counts / counts.sum(0)
    picture = ax.imshow(share, cmap="cividis", vmin=0, vmax=100)
    for (row, column), value in np.ndenumerate(share):
        if value >= 1:
            ax.text(column, row, f"{value:.0f}", ha="center", va="center", fontsize="small",
                    color="black" if value > 50 else "white")
    ax.set_xticks(range(counts.shape[1]), column_labels)
    ax.set_yticks(range(counts.shape[0]), row_labels)
    ax.set(xlabel=columns, ylabel=rows)
    ax.spines[:].set_visible(False)
    ax.figure.colorbar(picture, ax=ax, label=f"share of each {columns}, %")
    return ax
