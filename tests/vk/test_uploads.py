"""Where files may be sent to, and under which names."""

import pytest

from gosclient.domain.errors import BadAnswer
from gosclient.vk.network import Network
from gosclient.vk.uploads import Parcel, UploadClient

TRAINING = "http://127.0.0.1:8123"


async def pieces():
    yield b"file"


@pytest.mark.parametrize(
    ("address", "may"),
    [
        ("https://pu.vk.ru/c1/upload.php?act=do_add", True),
        (f"{TRAINING}/upload/abc", True),
        ("http://pu.vk.ru/upload.php", False),
        ("http://127.0.0.1:9999/upload/abc", False),
        ("https://name:word@pu.vk.ru/upload", False),
        ("file:///etc/passwd", False),
        ("", False),
    ],
)
async def test_files_go_encrypted_or_to_the_training_vk_alone(address, may):
    client = UploadClient(Network(), (TRAINING,))
    assert client.allows(address) is may
    if not may:
        with pytest.raises(BadAnswer, match="нельзя отправлять"):
            await client.send(address, Parcel("photo", "двор.jpg", 4, pieces()))
    await client.close()
