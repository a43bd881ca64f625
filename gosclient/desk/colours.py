"""Colours of any picture as sRGB with 8 bits, which every browser shows alike."""

import io

from PIL import Image, ImageCms

_SIXTEEN_BITS = 257
"""By which a value of 16 bits is divided to have it in 8."""

_COLOURS = frozenset({"L", "RGB", "CMYK", "LAB", "RGBA"})
"""Modes that a colour profile may speak of."""


def in_srgb(image: Image.Image) -> Image.Image:
    """The picture as ``L``, ``RGB``, or ``RGBA`` where something of it can be seen through."""
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I"):
        image = _eight_bits(image)
    if image.has_transparency_data:
        image = image.convert("RGBA")
        if image.getchannel("A").getextrema() == (255, 255):
            image = image.convert("RGB")
    elif image.mode not in _COLOURS:
        image = image.convert("L" if image.mode == "1" else "RGB")
    if profile:
        image = _by_profile(image, profile)
    return image if image.mode in {"L", "RGB", "RGBA"} else image.convert("RGB")


def _by_profile(image: Image.Image, profile: bytes) -> Image.Image:
    """Colours by the profile of the file; one that cannot be used is passed over."""
    wanted = "RGBA" if image.mode == "RGBA" else "RGB"
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "srgb" in ImageCms.getProfileDescription(source).lower():
            return image
        target = ImageCms.createProfile("sRGB")
        changed = ImageCms.profileToProfile(image, source, target, outputMode=wanted)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    return changed or image


def _eight_bits(image: Image.Image) -> Image.Image:
    return image.convert("I").point(lambda value: value * (1 / _SIXTEEN_BITS)).convert("L")
