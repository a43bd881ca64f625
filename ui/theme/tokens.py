"""The one table of colours and measures; nothing else in the program names a colour.

A colour is asked for by what it is for (`Role`), never by how it looks, so that light and dark
need no second thought at the place of use. Every pair of text and ground that the program paints
is listed in `TEXT_ON`, and all of them keep a contrast of 4.5:1 or better (WCAG 2.1, level AA).
"""

from typing import Final, Literal, NamedTuple

Role = Literal[
    "background",
    "paper",
    "line",
    "control_line",
    "field",
    "hover",
    "pressed",
    "text",
    "dim",
    "dim_tint",
    "disabled",
    "accent",
    "accent_hover",
    "accent_pressed",
    "accent_soft",
    "on_accent",
    "selected",
    "selection",
    "own_bubble",
    "green",
    "green_soft",
    "amber",
    "amber_soft",
    "red",
    "red_soft",
    "on_red",
    "grey_soft",
    "badge",
    "on_badge",
    "note",
    "note_line",
    "toast",
    "on_toast",
    "toast_link",
    "skeleton",
    "on_avatar",
]


class Shades(NamedTuple):
    """One colour in both themes, as `#RRGGBB`."""

    light: str
    dark: str


COLOURS: Final[dict[Role, Shades]] = {
    "background": Shades("#F5F6F8", "#17191D"),
    "paper": Shades("#FFFFFF", "#1E2126"),
    "line": Shades("#E3E6EB", "#31363E"),
    # The edge of a thing that can be clicked or typed into: a little firmer than a dividing line.
    "control_line": Shades("#D6DAE1", "#3C424B"),
    "field": Shades("#F5F6F8", "#17191D"),
    "hover": Shades("#F0F2F5", "#272B32"),
    "pressed": Shades("#E6E9EE", "#30353D"),
    "text": Shades("#1B1F24", "#E6E8EB"),
    "dim": Shades("#667080", "#9AA4B1"),
    # Quiet words on a tinted ground (own bubble, grey pill), where plain `dim` would be too faint.
    "dim_tint": Shades("#5C6675", "#A3ADB9"),
    "disabled": Shades("#A3AAB5", "#616A76"),
    "accent": Shades("#2563C9", "#6EA3F5"),
    "accent_hover": Shades("#1F57B4", "#86B3F8"),
    "accent_pressed": Shades("#1A4A9B", "#9CC1FA"),
    "accent_soft": Shades("#E8F0FC", "#22324B"),
    "on_accent": Shades("#FFFFFF", "#0F1B2E"),
    "selected": Shades("#EEF4FD", "#26303F"),
    "selection": Shades("#CFE0FA", "#2F4A75"),
    "own_bubble": Shades("#E3EEFD", "#22344F"),
    "green": Shades("#1C784A", "#6FCF97"),
    "green_soft": Shades("#E4F4EB", "#1D3529"),
    "amber": Shades("#8A5A00", "#F0BE5E"),
    "amber_soft": Shades("#FFF1D6", "#3A2F17"),
    "red": Shades("#B3261E", "#F28B82"),
    "red_soft": Shades("#FCE8E6", "#402422"),
    "on_red": Shades("#FFFFFF", "#2B1110"),
    "grey_soft": Shades("#EFF1F4", "#2A2F37"),
    "badge": Shades("#667080", "#9AA4B1"),
    "on_badge": Shades("#FFFFFF", "#17191D"),
    "note": Shades("#FFF8DC", "#37321F"),
    "note_line": Shades("#EBDDA6", "#544C2E"),
    "toast": Shades("#262B33", "#E6E8EB"),
    "on_toast": Shades("#FFFFFF", "#1B1F24"),
    "toast_link": Shades("#9CC1FA", "#1F57B4"),
    "skeleton": Shades("#ECEEF2", "#2A2E35"),
    "on_avatar": Shades("#FFFFFF", "#FFFFFF"),
}

AVATAR_COLOURS: Final = (
    "#4C73A8",
    "#66793B",
    "#A0584A",
    "#35796F",
    "#8A63A6",
    "#8A6A2C",
    "#4F7389",
    "#A04C78",
    "#5661A8",
    "#7A6A58",
    "#47804A",
    "#AD5B36",
)
"""Grounds of a person's initials: muted, alike in both themes, chosen by the person's key."""

MARK_COLOURS: Final = (
    "#2563C9",
    "#8A4FBE",
    "#B8501A",
    "#1E7F4F",
    "#B3306F",
    "#0F7A87",
    "#8A5A00",
    "#5A5FC7",
    "#A83A32",
    "#55606E",
)
"""Grounds of a community's mark: fuller than a person's, to be told apart at 16 px."""

SURFACES: Final[tuple[Role, ...]] = ("background", "paper", "field", "hover", "selected")
"""Grounds that ordinary text lies on."""

TEXT_ON: Final[tuple[tuple[Role, Role], ...]] = (
    *(
        (role, ground)
        for ground in SURFACES
        for role in ("text", "accent", "green", "amber", "red")
    ),
    *(("dim", ground) for ground in ("background", "paper", "field", "selected", "note")),
    *(
        (role, ground)
        for ground in (
            "own_bubble",
            "accent_soft",
            "grey_soft",
            "hover",
            "pressed",
            "paper",
            "field",
        )
        for role in ("text", "dim_tint")
    ),
    *((role, "own_bubble") for role in ("accent", "green", "amber", "red")),
    ("accent", "pressed"),
    ("red", "pressed"),
    ("text", "selection"),
    ("text", "note"),
    ("accent", "note"),
    ("accent", "accent_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_accent", "accent_pressed"),
    ("green", "green_soft"),
    ("amber", "amber_soft"),
    ("red", "red_soft"),
    ("text", "green_soft"),
    ("text", "amber_soft"),
    ("text", "red_soft"),
    *((role, "accent_soft") for role in ("green", "amber", "red")),
    *((role, "grey_soft") for role in ("accent", "amber", "red")),
    ("on_red", "red"),
    ("on_badge", "badge"),
    ("on_toast", "toast"),
    ("toast_link", "toast"),
)
"""Every pair (text, ground) in use. `disabled` is not here: WCAG asks nothing of what is off."""

VkRole = Literal["page", "card", "soft", "line", "text", "dim", "link", "veil", "on_veil"]

VK_COLOURS: Final[dict[VkRole, Shades]] = {
    "page": Shades("#EDEEF0", "#141414"),
    "card": Shades("#FFFFFF", "#222222"),
    "soft": Shades("#F0F2F5", "#2E2F31"),
    "line": Shades("#DCE1E6", "#3A3B3D"),
    "text": Shades("#000000", "#E1E3E6"),
    "dim": Shades("#626D7A", "#A0A3A8"),
    "link": Shades("#2A5885", "#71AAEB"),
    # What lies on a picture: the mark of a video, arrows, the number of a slide.
    "veil": Shades("#2B2F33", "#2B2F33"),
    "on_veil": Shades("#FFFFFF", "#FFFFFF"),
}
"""What a post looks like in VK, for its preview alone; our own light or dark does not touch it.

Near to VK's own colours as they are seen on its pages; quiet words are a little firmer than VK's, so
that they can be read here as all others.
"""

VK_TEXT_ON: Final[tuple[tuple[VkRole, VkRole], ...]] = (
    *((role, ground) for ground in ("card", "soft") for role in ("text", "dim", "link")),
    ("on_veil", "veil"),
)
"""Every pair (text, ground) in the preview of a post."""

RADIUS: Final = 8.0
"""Corners of cards, bubbles and fields, px."""

RADIUS_SMALL: Final = 6.0
"""Corners of buttons, pictures and key hints, px."""

TARGET: Final = 28
"""The least height and width of anything that can be clicked, px."""

CONTROL: Final = 32
"""The usual height of a button or a one-line field, px."""

GAP: Final = 8
"""The step of all spacing, px: gaps are 4, 8, 12, 16, 24."""


def contrast(one: str, other: str) -> float:
    """Tell the contrast ratio of two colours, 1 to 21 (WCAG 2.1, definition of contrast ratio).

    Args:
        one: A colour as `#RRGGBB`.
        other: A colour as `#RRGGBB`; the order does not matter.
    """
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    dark_end = 0.04045
    return channel / 12.92 if channel <= dark_end else ((channel + 0.055) / 1.055) ** 2.4
