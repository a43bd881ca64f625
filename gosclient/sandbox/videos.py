"""Videos in posts, and when they can be watched."""

from dataclasses import dataclass

from gosclient.sandbox import render_places
from gosclient.sandbox.objects import Community
from gosclient.sandbox.places import Video
from gosclient.sandbox.serialise import Json


@dataclass(slots=True, frozen=True)
class ShownVideo:
    """A video in a post."""

    video: Video

    def render(self) -> Json:
        """Return VK's attachment object."""
        return {"type": "video", "video": render_places.video(self.video)}


def make_ready(community: Community, now: int) -> None:
    """Let the videos whose time has come be watched."""
    for video in community.videos.places.values():
        if video.ready_at and video.ready_at <= now:
            video.ready_at = 0
