"""Quiet colours for drawn avatars: white letters stay readable on each of them."""

from typing import Final

AVATAR_COLOURS: Final = (
    "#4a76a8", "#3f7f6e", "#8a5a83", "#a65b4b", "#5b6abf", "#6b7f3a",
    "#b0703c", "#4f7d96", "#7a6652", "#93506a", "#3d8078", "#7058a3",
    "#a4573f", "#56752f", "#386fa4", "#8c6239", "#5d6d7e", "#9c4f56",
    "#437a4b", "#66619e", "#a0622d", "#2f7d8c", "#7d5d7a", "#6d6f3f",
)  # fmt: skip
