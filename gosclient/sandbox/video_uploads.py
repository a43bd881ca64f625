"""Videos that clients upload: announced by a call, then their file comes."""

from typing import Final

from gosclient.sandbox import render_places
from gosclient.sandbox.attachments import Picture
from gosclient.sandbox.places import Video
from gosclient.sandbox.uploads.store import Upload
from gosclient.sandbox.world import World

PROCESSING: Final = 20
"""Seconds of the clock until an uploaded video is ready; VK tells no time, only that it takes some."""
_FIRST_NUMBER: Final = 456_300_000
_BYTES_A_SECOND: Final = 250_000
"""How long a video is, is guessed from its size: this VK does not look inside."""
_THEME: Final = "stage"


def announce(world: World, owner_id: int, title: str, description: str, *, closed: bool) -> Video:
    """Give a number to a video whose file is still to come."""
    shelf = world.library.own(owner_id)
    number = _FIRST_NUMBER + world.library.next_number("video")
    now = world.clock.now()
    video = Video(
        id=number,
        from_id=owner_id,
        date=now,
        title=title,
        description=description,
        picture=Picture(world.base_url, owner_id, number, now, _THEME),
        duration=0,
        comments_closed=closed,
    )
    shelf.announced[number] = video
    return video


def arrive(world: World, owner_id: int, number: int, upload: Upload | None) -> None:
    """Take an announced video; one that stays elsewhere (no upload) is ready at once."""
    shelf = world.library.own(owner_id)
    video = shelf.announced.pop(number)
    if upload is not None:
        video.upload = upload
        video.duration = max(upload.size // _BYTES_A_SECOND, 1)
        video.ready_at = world.clock.now() + PROCESSING
    community = world.communities.get(-owner_id)
    if community is None:
        shelf.videos[number] = video
        return
    community.videos.places[number] = video
    community.events.add("video_new", render_places.video(video))


def find(world: World, owner_id: int, number: int) -> Video | None:
    """Return a video of a community or of a person."""
    community = world.communities.get(-owner_id)
    owned = community.videos.places if community else world.library.of(owner_id).videos
    return owned.get(number)
