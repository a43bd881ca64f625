"""The invented district behind the training VK: bodies, people, and everything they write.

Texts are data in `resources/district`; the modules here choose, fill and vary them.
"""

from gosclient.sandbox.district.communities import KINDS, MOST_COMMUNITIES
from gosclient.sandbox.district.conversations import CHANNELS, MOODS
from gosclient.sandbox.district.district import District
from gosclient.sandbox.district.plans import (
    CitizenPlan,
    CommunityPlan,
    Exchange,
    Line,
    PostPlan,
)
from gosclient.sandbox.district.posts import PICTURES

__all__ = [
    "CHANNELS",
    "KINDS",
    "MOODS",
    "MOST_COMMUNITIES",
    "PICTURES",
    "CitizenPlan",
    "CommunityPlan",
    "District",
    "Exchange",
    "Line",
    "PostPlan",
]
