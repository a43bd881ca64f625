"""Files for uploads: small real pictures, and bytes that only begin like something."""

import hashlib
import io

import aiohttp
from PIL import Image

VIDEO = b"\x00\x00\x00\x18ftypmp42" + bytes(1_000_000)
TEXT = "Перечень дворов на июнь\n".encode() * 40


def picture(width=900, height=600, kind="JPEG", colour="#3b6ea5"):
    """A picture of one colour."""
    target = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(target, kind)
    return target.getvalue()


def sha256(content):
    return hashlib.sha256(content).hexdigest()


def form(field, content, name):
    data = aiohttp.FormData(quote_fields=False)
    data.add_field(field, content, filename=name)
    return data


async def upload(peer, url, content, field="photo", name="двор.jpg"):
    """Upload a file and return the answer of the upload server."""
    async with peer.session.post(url, data=form(field, content, name)) as answer:
        assert answer.status == 200, await answer.text()
        return await answer.json()


async def server(peer, method, token=None, **params):
    """Return an address for one file."""
    return (await peer.ok(method, token, **params))["upload_url"]


async def photo_server(peer):
    """Return an address for one photo of the wall."""
    return await server(peer, "photos.getWallUploadServer", peer.user_token, group_id=peer.gid)


async def wall_photo(peer, content, **params):
    """Upload a photo for the wall and save it."""
    group = {"group_id": peer.gid}
    answer = await upload(peer, await photo_server(peer), content)
    [photo] = await peer.ok("photos.saveWallPhoto", peer.user_token, **group, **answer, **params)
    return photo


async def wall_document(peer, content=TEXT, name="дворы.txt", token=None, **params):
    """Upload a document for the wall and save it."""
    url = await server(peer, "docs.getWallUploadServer", token, group_id=peer.gid)
    answer = await upload(peer, url, content, "file", name)
    return (await peer.ok("docs.save", token, **answer, **params))["doc"]


async def group_video(peer, content=VIDEO, **params):
    """Announce a video and upload it."""
    made = await peer.ok("video.save", peer.user_token, group_id=peer.gid, **params)
    return made, await upload(peer, made["upload_url"], content, "video_file", "парад.mp4")


async def fetch(peer, url):
    """Return the type and the bytes at an address of this VK."""
    assert url.startswith(peer.base_url)
    async with peer.session.get(url) as answer:
        assert answer.status == 200
        return answer.content_type, await answer.read()
