"""MNIST from inside the package, other sets in its format by naming their folder, and unbalanced variants made on purpose.

    images, labels = mnist()                       # (60000, 28, 28) and (60000,), uint8
    images, labels = mnist("test")                 # the 10,000 test images
    clothes, kinds = mnist(folder="fashion/")      # Fashion-MNIST, KMNIST: the same four file names
    fewer, labels = imbalanced(images, labels, [5, 5, 1, 1, 1, 1, 1, 1, 1, 1], seed=0)
    mine = load_images("photos/", size=32, colour=True)     # (n, 32, 32, 3): a folder of your own
"""
import functools
import gzip
import hashlib
import zlib
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

SHIPPED = Path(__file__).parent / "assets" / "mnist"
STEMS = {"train": "train", "test": "t10k"}
MD5 = {  # of the uncompressed files, as published by Yann LeCun, Corinna Cortes and Christopher Burges
    "train-images-idx3-ubyte": "6bbc9ace898e44ae57da46a324031adb",
    "train-labels-idx1-ubyte": "a25bea736e30d166cdddb491f175f624",
    "t10k-images-idx3-ubyte": "2646ac647ad5339dbf082846283269ea",
    "t10k-labels-idx1-ubyte": "27ae3e4e09519cfbb04c329615203637",
}


def mnist(split="train", folder=None):
    """Images (n, 28, 28) and labels (n,), both uint8, of the "train" (60,000) or "test" (10,000) split.

    `folder` names any folder that holds the four IDX files under MNIST's names, gzipped or not. The shipped files are read once
    and compared with their published MD5s; the arrays can't be written to. Raises ValueError or FileNotFoundError, naming file and
    remedy.
    """
    if split not in STEMS:
        raise ValueError(f"split is {split!r}; expected 'train' or 'test'.")
    return _read(split, Path(folder), check=False) if folder else _shipped(split, SHIPPED)


@functools.cache
def _shipped(split, home):
    return _read(split, home, check=True)


def _read(split, home, check):
    images, labels = (read_idx(_find(home, f"{STEMS[split]}-{kind}-ubyte"), check) for kind in ("images-idx3", "labels-idx1"))
    if images.ndim != 3 or labels.shape != images.shape[:1]:
        raise ValueError(f"{home}: {split} images have shape {images.shape} and labels {labels.shape}; expected (n, rows, "
                         "columns) and (n,). The files do not belong together, or were renamed: fetch the set again.")
    return images, labels


def read_idx(path, check=False):
    """One IDX file, gzipped or not, as a uint8 array of the shape its header states. `check` compares published MD5s.

    Format: two zero bytes, 0x08 for uint8, the number of axes, one big-endian 32-bit length an axis, the values.
    """
    path = Path(path)
    content = path.read_bytes()
    if path.suffix == ".gz":
        try:
            content = gzip.decompress(content)
        except (OSError, EOFError, zlib.error) as error:
            raise ValueError(f"{path}: not a whole gzip file ({error}). {_remedy(path)}") from None
    if len(content) < 4 or content[:3] != b"\0\0\x08":
        raise ValueError(f"{path} begins with bytes {content[:4].hex(' ') or '(none)'}; an IDX file of uint8 begins with "
                         f"00 00 08. {_remedy(path)}")
    start = 4 + 4 * content[3]
    shape = tuple(int(n) for n in np.frombuffer(content[4:start], ">u4")) if len(content) >= start else ()
    if len(content) != start + int(np.prod(shape)):
        raise ValueError(f"{path} holds {len(content)} bytes; its header promises {start + int(np.prod(shape))}, for shape "
                         f"{shape}. {_remedy(path)}")
    name = path.name.removesuffix(".gz")
    if check and (md5 := hashlib.md5(content, usedforsecurity=False).hexdigest()) != MD5[name]:
        raise ValueError(f"{path}: MD5 of the uncompressed file is {md5}; expected {MD5[name]}. {_remedy(path)}")
    return np.frombuffer(content, np.uint8, offset=start).reshape(shape)


PICTURES = {".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp", ".tif", ".tiff"}


def load_images(path, size=None, colour=False):
    """Images of your own as uint8 (n, height, width), or (n, height, width, 3) with `colour`, in the order of their names.

    path     a folder of pictures (those in its folders, too), one IDX file, gzipped or not, or one .npy file of uint8
    size     a side, or (height, width): each picture of a folder is scaled and cut around its middle to this. Without it, all must
             be of one size. InfoGAN's networks want multiples of 4; 28 or 32 train in minutes, time grows with the area
    Raises FileNotFoundError or ValueError, naming the file and what to do.
    """
    path = Path(path)
    if not path.exists():
        raise FileNotFoundError(f"{path} does not exist; expected a folder of pictures, an IDX file or a .npy file. From here, "
                                f"paths start in {Path.cwd()}.")
    if path.is_dir():
        return _pictures(path, size, colour)
    if size is not None:
        raise ValueError(f"size= is for folders of pictures; {path} is one file, whose images have their size.")
    if path.suffix.lower() in PICTURES:
        raise ValueError(f"{path} is one picture; expected the folder that holds all of them.")
    images = _array(path) if path.suffix in (".npy", ".npz") else read_idx(path)
    if images.dtype != np.uint8 or images.ndim not in (3, 4) or images.shape[3:] not in ((), (1,), (3,)) or not images.size:
        raise ValueError(f"{path} holds {images.dtype} of shape {images.shape}; expected uint8 (n, height, width) or (n, height, width, 3), "
                         "with n ≥ 1. Colours before the sides become that by numpy.moveaxis(images, 1, 3).")
    return images


def _array(path):
    try:
        images = np.load(path, allow_pickle=False)
    except (ValueError, OSError, EOFError):             # numpy's own message advises to unpickle it
        raise ValueError(f"{path} can't be read as an array of numbers. Save the images again, as uint8, with numpy.save.") from None
    if not isinstance(images, np.ndarray):
        raise ValueError(f"{path} holds several arrays ({', '.join(images)}); save the one of the images by itself, with numpy.save.")
    return images


def _pictures(folder, size, colour):
    files = sorted(file for file in folder.rglob("*") if file.suffix.lower() in PICTURES and not file.name.startswith("."))
    if not files:
        raise ValueError(f"{folder} holds no pictures; expected files that end in {', '.join(sorted(PICTURES))}.")
    sides = _sides(size)
    pictures = []
    for file in files:
        picture = _picture(file, colour)
        if sides is not None:
            picture = ImageOps.fit(picture, sides[::-1], Image.Resampling.LANCZOS)
        if pictures and picture.size != pictures[0].size:
            raise ValueError(f"{files[0].name} is {pictures[0].size[0]} × {pictures[0].size[1]} pixels and {file.name} "
                             f"{picture.size[0]} × {picture.size[1]}: give size=28, say, to bring all to one size.")
        pictures.append(picture)
    return np.stack([np.asarray(picture) for picture in pictures])


def _sides(size):
    """(height, width) of `size`, or None."""
    if size is None:
        return None
    sides = (size, size) if np.ndim(size) == 0 else tuple(size)
    if len(sides) != 2 or any(side != int(side) or side < 1 for side in sides):
        raise ValueError(f"size is {size!r}; expected a side, such as 28, or (height, width).")
    return tuple(int(side) for side in sides)


def _picture(file, colour):
    """One picture, upright. What Pillow would turn into grey or colours only by losing something is refused."""
    try:
        with Image.open(file) as picture:
            frames = 1 if picture.format == "MPO" else getattr(picture, "n_frames", 1)      # a phone's JPEG with a preview or depth behind it
            mode = picture.mode
            opaque = not picture.has_transparency_data or picture.convert("RGBA").getextrema()[3][0] == 255
            found = ImageOps.exif_transpose(picture).convert("RGB" if colour else "L")
    except Exception as error:                          # a damaged file: Pillow raises nearly anything, SyntaxError and struct.error, too
        raise ValueError(f"{file} can't be read as a picture ({error}). Repair it, or take it out of the folder.") from None
    if mode.startswith(("I", "F")):
        raise ValueError(f"{file} has more than 8 bits for each pixel (Pillow's mode {mode}), and which of its values is white can't be known. "
                         "Scale it to 0 … 255 and save it as uint8, or give its images as an array.")
    if frames > 1:
        raise ValueError(f"{file} holds {frames} pictures, one after the other. Save those that you mean as files of their own.")
    if not opaque:
        raise ValueError(f"{file} is transparent in places, and what is behind it can't be known. Put it on a background and save it again: "
                         'back = Image.new("RGBA", picture.size, "white"); back.alpha_composite(picture.convert("RGBA")).')
    return found


def imbalanced(images, labels, proportions, seed):
    """The largest subset, in random order, whose classes 0, 1, … have the given proportions (any positive scale; 0 leaves out).

    Returns images (m, …) and labels (m,). Counts are rounded to whole images. Raises ValueError if a class is missing.
    """
    proportions = np.asarray(proportions, dtype=float)
    counts = np.bincount(labels, minlength=len(proportions))
    if proportions.ndim != 1 or len(counts) != len(proportions):
        raise ValueError(f"proportions of shape {proportions.shape} for labels 0 … {len(counts) - 1}: give one number per class.")
    if not np.isfinite(proportions).all() or (proportions < 0).any() or not proportions.any():
        raise ValueError(f"proportions are {proportions}; expected finite numbers ≥ 0, not all 0.")
    asked = proportions > 0
    if (missing := np.flatnonzero(asked & (counts == 0))).size:
        raise ValueError(f"there is no image of class {missing[0]}, which has a share: set its proportion to 0.")
    scale = (counts[asked] / proportions[asked]).min()                     # the scarcest class is used up
    random = np.random.default_rng(seed)
    rows = random.permutation(np.concatenate([
        random.choice(np.flatnonzero(labels == c), round(scale * share), replace=False)
        for c, share in enumerate(proportions)]))
    return images[rows], labels[rows]


def _find(home, name):
    for path in (home / f"{name}.gz", home / name):
        if path.exists():
            return path
    raise FileNotFoundError(f"{home / name}.gz is missing. {_remedy(home / name)}")


def _remedy(path):
    if path.parent == SHIPPED:
        return "It ships with the course: restore it with `git checkout -- utils/assets/mnist`."
    return "Fetch it again from where the set is published; the course reads MNIST's four file names, gzipped or not."
