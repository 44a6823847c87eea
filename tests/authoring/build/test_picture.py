"""The pictures taken from the built site show what is shipped."""
import numpy as np
import pytest
from PIL import Image

from authoring.build import picture


@pytest.mark.parametrize("path, size", [(picture.FIRST_PAGE, (680, 340)), (picture.COPY, (680, 340)), (picture.PLANE, (1000, 250))])
def test_the_pictures_taken_from_the_site_show_what_is_shipped(path, size):
    image = Image.open(path)
    assert image.text["shows"] == picture.shown(path if path in picture.SHOWS else picture.FIRST_PAGE), "make site, then python -m authoring.build.picture"
    assert image.size == size and np.asarray(image.convert("L")).std() > 20
