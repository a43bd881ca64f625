"""Hosts to which an official page does not link: data. Written without ``www``, in lower case."""

from typing import Final

BANNED_HOSTS: Final = (
    "instagram.com",
    "instagr.am",
    "ig.me",
    "facebook.com",
    "fb.com",
    "fb.me",
    "fb.watch",
    "messenger.com",
    "m.me",
    "threads.net",
    "threads.com",
    "meta.com",
)
"""Of Meta, an extremist organisation (Tverskoy district court of Moscow, 21.03.2022)."""

DEAD_HOSTS: Final = (
    "twitter.com",
    "x.com",
    "t.co",
    "linkedin.com",
    "discord.com",
    "discord.gg",
    "signal.org",
)
"""Not opened from Russia without detours."""

SHORTENERS: Final = (
    "bit.ly",
    "clck.ru",
    "goo.su",
    "goo.gl",
    "tinyurl.com",
    "is.gd",
    "cutt.ly",
    "ow.ly",
    "u.to",
    "rebrand.ly",
    "surl.li",
    "shorturl.at",
    "qps.ru",
)
"""They hide where a link leads. VK's own ``vk.cc`` is none of them: VK looks at what it hides."""
