"""MNIST as shipped, files that are damaged, and subsets made unbalanced on purpose."""
import gzip
import hashlib
import io
import struct
import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from utils.data import MD5, SHIPPED, imbalanced, load_images, mnist, read_idx

PUBLISHED = {"6bbc9ace898e44ae57da46a324031adb", "a25bea736e30d166cdddb491f175f624",
             "2646ac647ad5339dbf082846283269ea", "27ae3e4e09519cfbb04c329615203637"}


def write_set(folder, n=7, side=5, compress=True, prefix="train"):
    """A small set of its own under MNIST's file names."""
    images, labels = np.arange(n * side * side, dtype=np.uint8).reshape(n, side, side), np.arange(n, dtype=np.uint8)
    for name, array in ((f"{prefix}-images-idx3-ubyte", images), (f"{prefix}-labels-idx1-ubyte", labels)):
        content = bytes([0, 0, 8, array.ndim]) + struct.pack(f">{array.ndim}I", *array.shape) + array.tobytes()
        (folder / (name + ".gz" * compress)).write_bytes(gzip.compress(content) if compress else content)
    return images, labels


def test_the_shipped_files_are_the_published_ones():
    found = {hashlib.md5(gzip.decompress(path.read_bytes())).hexdigest() for path in SHIPPED.glob("*.gz")}
    assert found == PUBLISHED == set(MD5.values())


@pytest.mark.parametrize("split, n", [("train", 60_000), ("test", 10_000)])
def test_mnist_is_whole_and_plain(split, n):
    images, labels = mnist(split)
    assert images.shape == (n, 28, 28) and labels.shape == (n,) and images.dtype == labels.dtype == np.uint8
    assert set(labels) == set(range(10)) and images.min() == 0 and images.max() == 255


@pytest.mark.parametrize("compress", [True, False])
def test_any_folder_of_idx_files_can_be_read(tmp_path, compress):
    images, labels = write_set(tmp_path, compress=compress)
    for got, written in zip(mnist("train", tmp_path), (images, labels), strict=True):
        assert np.array_equal(got, written)


def test_a_missing_file_is_named_with_its_remedy(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"train-images-idx3-ubyte\.gz is missing.*Fetch it again"):
        mnist(folder=tmp_path)


def test_an_unknown_split_is_refused():
    with pytest.raises(ValueError, match="'validation'; expected 'train' or 'test'"):
        mnist("validation")


@pytest.mark.parametrize("damage, message", [
    (lambda b: gzip.compress(b)[:-20], "not a whole gzip file"),
    (lambda b: b"<html>not found</html>", "not a whole gzip file"),
    (lambda b: gzip.compress(b[:-3]), "header promises 191"),
    (lambda b: gzip.compress(b + b"x"), "holds 192 bytes"),
    (lambda b: gzip.compress(b"\0\0\x0d" + b[3:]), "begins with bytes 00 00 0d"),
    (lambda b: gzip.compress(b[:7]), "holds 7 bytes"),
    (lambda b: gzip.compress(b""), r"begins with bytes \(none\)"),
])
def test_a_damaged_file_is_named_with_expectation_and_remedy(tmp_path, damage, message):
    write_set(tmp_path)
    path = tmp_path / "train-images-idx3-ubyte.gz"
    path.write_bytes(damage(gzip.decompress(path.read_bytes())))
    with pytest.raises(ValueError, match=message) as error:
        mnist(folder=tmp_path)
    assert str(path) in str(error.value) and "Fetch it again" in str(error.value)


def test_a_swapped_set_is_noticed(tmp_path):
    write_set(tmp_path, n=7)
    (tmp_path / "other").mkdir()
    write_set(tmp_path / "other", n=9)
    (tmp_path / "other" / "train-labels-idx1-ubyte.gz").rename(tmp_path / "train-labels-idx1-ubyte.gz")
    with pytest.raises(ValueError, match=r"\(7, 5, 5\) and labels \(9,\)"):
        mnist(folder=tmp_path)


def test_one_changed_pixel_is_noticed_where_the_md5_is_published(tmp_path):
    content = bytearray(gzip.decompress((SHIPPED / "t10k-labels-idx1-ubyte.gz").read_bytes()))
    content[100] ^= 1
    path = tmp_path / "t10k-labels-idx1-ubyte"
    path.write_bytes(content)
    assert read_idx(path).shape == (10_000,)
    with pytest.raises(ValueError, match=r"MD5 .* expected 27ae3e4e09519cfbb04c329615203637"):
        read_idx(path, check=True)


LABELS = np.repeat(np.arange(4), [40, 30, 50, 20]).astype(np.uint8)
IMAGES = np.arange(140)[:, None, None] * np.ones((1, 2, 2), int)


@given(st.lists(st.integers(0, 1000).map(lambda k: k / 100), min_size=4, max_size=4).filter(any), st.integers(0, 5))
@settings(max_examples=60, deadline=None)
def test_imbalanced_has_the_proportions_and_keeps_pairs(proportions, seed):
    images, labels = imbalanced(IMAGES, LABELS, proportions, seed)
    counts, shares = np.bincount(labels, minlength=4), np.array(proportions)
    assert len(set(images[:, 0, 0])) == len(images)                                     # no image twice
    assert np.array_equal(LABELS[images[:, 0, 0]], labels)                              # each with its own label
    asked = shares > 0
    scale = (np.bincount(LABELS) / np.where(asked, shares, np.nan))[asked].min()
    assert np.abs(counts - scale * shares).max() <= 0.5 + 1e-6
    assert (counts[asked] / np.bincount(LABELS)[asked]).max() > 0.97                    # as large as can be
    again = imbalanced(IMAGES, LABELS, proportions, seed)
    assert np.array_equal(again[0], images)


@pytest.mark.parametrize("proportions, message", [
    ([1, 1, 1], "one number per class"), ([1, -1, 1, 1], "≥ 0"), ([0, 0, 0, 0], "not all 0"), ([1, np.nan, 1, 1], "finite"),
    ([1, 1, 1, 1, 1], "no image of class 4"),
])
def test_impossible_proportions_are_refused(proportions, message):
    with pytest.raises(ValueError, match=message):
        imbalanced(IMAGES, LABELS, proportions, 0)


GREY = Image.new("L", (4, 4), 7)


def write_pictures(folder, sizes, mode="RGB"):
    for i, size in enumerate(sizes):
        (folder / f"part{i % 2}").mkdir(exist_ok=True)
        Image.new(mode, size, color=40 * i if mode == "L" else (40 * i, 0, 255)).save(folder / f"part{i % 2}" / f"{i}.png")


def test_a_folder_of_pictures_becomes_one_array(tmp_path):
    write_pictures(tmp_path, [(30, 20)] * 3)
    (tmp_path / "notes.txt").write_text("not a picture")
    assert load_images(tmp_path).shape == (3, 20, 30) and load_images(tmp_path, colour=True).shape == (3, 20, 30, 3)
    assert load_images(tmp_path, size=(16, 24), colour=True).shape == (3, 16, 24, 3)
    assert load_images(tmp_path, size=28).dtype == np.uint8
    assert load_images(tmp_path, colour=True)[:, 0, 0, 0].tolist() == [0, 80, 40]            # by name: part0/0, part0/2, part1/1


def test_pictures_of_several_sizes_are_brought_to_one_or_named(tmp_path):
    write_pictures(tmp_path, [(30, 20), (8, 8)], "L")
    with pytest.raises(ValueError, match=r"0.png is 30 × 20 pixels and 1.png 8 × 8: give size="):
        load_images(tmp_path)
    assert load_images(tmp_path, size=12).shape == (2, 12, 12)


def test_idx_and_npy_files_are_read_as_they_are(tmp_path):
    images, _ = write_set(tmp_path)
    np.save(tmp_path / "mine.npy", images)
    for name in ("train-images-idx3-ubyte.gz", "mine.npy"):
        np.testing.assert_array_equal(load_images(tmp_path / name), images)


def test_what_is_a_picture_all_the_same_is_read(tmp_path):
    """Opaque alpha, one bit, a palette, a phone's JPEG of two frames; files that begin with a dot are the system's, not pictures."""
    for name, picture in {"a.png": Image.new("RGBA", (4, 4), (0, 9, 0, 255)), "b.png": Image.new("1", (4, 4), 1), "c.png": GREY.convert("P")}.items():
        picture.save(tmp_path / name)
    GREY.save(tmp_path / "d.jpg", "MPO", save_all=True, append_images=[GREY])
    (tmp_path / "._a.png").write_bytes(b"\0\5\x16\7")
    assert load_images(tmp_path).shape == (4, 4, 4) and load_images(tmp_path)[1].min() == 255


@given(st.integers(0, 10_000), st.integers(1, 255))
@settings(max_examples=60, deadline=None)
def test_a_damaged_picture_is_named_or_read_but_no_error_of_pillow_comes_through(where, change):
    content = io.BytesIO()
    Image.fromarray(np.arange(784, dtype=np.uint16).reshape(28, 28).astype(np.uint8)).save(content, "PNG")
    damaged = bytearray(content.getvalue())
    damaged[where % len(damaged)] ^= change
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "a.png").write_bytes(damaged)
        try:
            load_images(folder, size=28)
        except ValueError as error:
            assert "a.png" in str(error)


@pytest.mark.parametrize("size", [0, -4, 2.5, (28, 28, 3), (0, 4)])
def test_an_impossible_size_is_refused(tmp_path, size):
    GREY.save(tmp_path / "a.png")
    with pytest.raises(ValueError, match="expected a side"):
        load_images(tmp_path, size=size)


@pytest.mark.parametrize("make, message", [
    (lambda folder: folder / "none", "does not exist"), (lambda folder: folder, "holds no pictures"),
    (lambda folder: (folder / "a.png").write_bytes(b"no") and folder, r"a\.png can't be read"),
    (lambda folder: np.save(folder / "x.npy", np.zeros((2, 4, 4))) or folder / "x.npy", "holds float64"),
    (lambda folder: np.save(folder / "x.npy", np.zeros(4, np.uint8)) or folder / "x.npy", r"shape \(4,\)"),
    (lambda folder: np.save(folder / "x.npy", np.zeros((0, 4, 4), np.uint8)) or folder / "x.npy", "n ≥ 1"),
    (lambda folder: np.save(folder / "x.npy", np.zeros((2, 3, 4, 4), np.uint8)) or folder / "x.npy", "moveaxis"),
    (lambda folder: np.save(folder / "x.npy", np.array([{}])) or folder / "x.npy", r"Save the images again"),
    (lambda folder: np.savez(folder / "x.npz", a=np.zeros(1), b=np.zeros(1)) or folder / "x.npz", r"several arrays \(a, b\)"),
    (lambda folder: GREY.save(folder / "a.jpg") or folder / "a.jpg", "is one picture"),
    (lambda folder: Image.fromarray(np.full((4, 4), 300, np.uint16)).save(folder / "a.png") or folder, "more than 8 bits"),
    (lambda folder: Image.fromarray(np.zeros((4, 4), np.float32)).save(folder / "a.tif") or folder, "more than 8 bits"),
    (lambda folder: GREY.save(folder / "a.gif", save_all=True, append_images=[Image.new("L", (4, 4), 9)]) or folder, "holds 2 pictures"),
    (lambda folder: GREY.convert("P").save(folder / "a.png", transparency=7) or folder, "is transparent in places"),
    (lambda folder: Image.new("RGBA", (4, 4), (0, 0, 0, 254)).save(folder / "a.webp") or folder, "is transparent in places"),
    (lambda folder: Image.fromarray(np.uint8([[[9, 9, 9, 255], [9, 9, 9, 0]]])).save(folder / "a.png") or folder, "is transparent in places"),
])
def test_what_can_not_be_read_is_named_with_its_remedy(tmp_path, make, message):
    with pytest.raises((ValueError, FileNotFoundError), match=message):
        load_images(make(tmp_path))
