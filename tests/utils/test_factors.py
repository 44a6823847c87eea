"""The factor data set is what it says: every factor is seen in the image, alone, and none of the images is like another."""
import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from utils.factors import (
    FACTORS,
    PLACES,
    ROTATIONS,
    SCALES,
    SIDE,
    all_factors,
    draw,
    sample_factors,
    slant_and_width,
    thickness,
)

ALL = all_factors()
IMAGES = draw(ALL)


def centre(images):
    """Brightness-weighted mean place (x to the right, y upwards) in half image sides, (n, 2)."""
    mass = images / images.sum((1, 2), keepdims=True)
    place = (np.arange(SIDE) + 0.5) * 2 / SIDE - 1
    return np.stack([(mass * place).sum((1, 2)), -(mass * place[:, None]).sum((1, 2))], 1)


def test_all_combinations_are_there_once():
    assert len(ALL) == np.prod(list(FACTORS.values())) == 6144
    assert len(np.unique(ALL, axis=0)) == len(ALL)
    assert IMAGES.shape == (6144, 28, 28) and IMAGES.dtype == np.uint8


def test_no_two_images_are_equal():
    assert len({image.tobytes() for image in IMAGES}) == len(IMAGES)


def test_an_image_does_not_depend_on_the_images_beside_it():
    assert_array_equal(draw(ALL[1000:1003]), IMAGES[1000:1003])


@pytest.mark.parametrize(("name", "axis"), [("x", 0), ("y", 1)])
def test_a_place_moves_the_shape_along_its_own_axis_only(name, axis):
    column = list(FACTORS).index(name)
    start = ALL[ALL[:, column] == 0]
    moved = start.copy()
    moved[:, column] = 7
    shift = centre(draw(moved).astype(float)) - centre(draw(start).astype(float))
    assert_allclose(shift[:, axis], PLACES[7] - PLACES[0], atol=0.02)
    assert_allclose(shift[:, 1 - axis], 0, atol=0.02)


def test_the_area_grows_with_the_square_of_the_scale_and_with_nothing_else_of_one_shape():
    area = IMAGES.sum((1, 2)) / 255
    for shape in range(3):
        relative = area[ALL[:, 0] == shape] / SCALES[ALL[ALL[:, 0] == shape, 1]] ** 2
        assert relative.std() / relative.mean() < 0.03


def test_a_rotation_turns_the_shape_by_its_angle():
    """The long axis of the L's second moments turns with it."""
    one = np.tile([2, 3, 0, 3, 3], (8, 1))
    one[:, 2] = np.arange(8)
    angles = []
    for image in draw(one).astype(float):
        y, x = np.mgrid[0:SIDE, 0:SIDE]
        cov = np.cov(np.stack([x.ravel(), -y.ravel()]), aweights=image.ravel())
        angles.append(np.arctan2(2 * cov[0, 1], cov[0, 0] - cov[1, 1]) / 2)
    turned = np.unwrap(np.array(angles), period=np.pi)
    assert_allclose(turned - turned[0], ROTATIONS - ROTATIONS[0], atol=0.06)


def test_sampled_factors_are_uniform_independent_and_seeded():
    drawn = sample_factors(20_000, seed=3)
    for column, count in enumerate(FACTORS.values()):
        assert_allclose(np.bincount(drawn[:, column], minlength=count) / len(drawn), 1 / count, atol=0.02)
    assert_allclose(np.corrcoef(drawn.T), np.eye(5), atol=0.03)
    assert_array_equal(drawn, sample_factors(20_000, seed=3))


@pytest.mark.parametrize(("factors", "message"), [
    ([[0, 0, 0, 0]], "expected \\(n, 5\\)"), ([[3, 0, 0, 0, 0]], "shape = 3; expected an integer from 0 to 2"),
    ([[0, 0, 0.5, 0, 0]], "rotation = 0.5"), ([[0, 0, 0, -1, 0]], "x = -1")])
def test_factors_that_do_not_exist_are_named(factors, message):
    with pytest.raises(ValueError, match=message):
        draw(factors)


def test_slant_and_width_of_a_sheared_bar():
    y, x = np.mgrid[0:28, 0:28]
    up = 13.5 - y
    for slope in (-0.4, 0.0, 0.3):
        bar = np.where((np.abs(up) < 9) & (np.abs(x - 13.5 - slope * up) < 3), 255, 0).astype(np.uint8)
        slant, width = slant_and_width(np.stack([bar, np.roll(bar, 2, axis=1)]))
        assert_allclose(slant, np.arctan(slope), atol=0.05)         # and a shift changes nothing
        assert_allclose(width, np.sqrt(35 / 12), atol=0.15)        # the standard deviation of six neighbouring pixels


def test_a_black_image_has_no_slant():
    with pytest.raises(ValueError, match="Image 1 is all black"):
        slant_and_width(np.stack([np.ones((28, 28)), np.zeros((28, 28))]))


@pytest.mark.parametrize("width", [2, 3, 5])
def test_thickness_is_that_of_a_stroke_whichever_way_it_lies(width):
    image = np.zeros((2, 40, 60), np.uint8)
    image[0, 10:10 + width, 5:55] = 255
    image[1, 5:35, 20:20 + width] = 255
    found = thickness(image)
    assert_allclose(found, width, rtol=0.2)                                 # a stroke's ends belong to its outline, too
    assert_allclose(thickness(image // 2), found, rtol=0.02)                # brightness doesn't matter


def test_a_black_image_has_no_strokes():
    with pytest.raises(ValueError, match="Image 1 is all black"):
        thickness(np.stack([np.eye(9), np.zeros((9, 9))]))
