"""What a post carries, as VK's attachment strings: every file is sent once to a community.

Each step is written down, so a crash costs at most the file on its way. An upload alone shows
nothing to anybody; only the post that names it does.
"""

import asyncio
import hashlib
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import asdict, replace
from pathlib import Path

from gosclient.domain.errors import AuthLost, BadAnswer, BadInput, NetworkDown, VkError
from gosclient.domain.outbox import OutboxEntry
from gosclient.domain.publishing import MediaKind, Poll, order_of
from gosclient.store import media
from gosclient.store.database import Database
from gosclient.store.media import StoredMedia, Upload
from gosclient.sync.files import check_unchanged
from gosclient.sync.looks import Keys
from gosclient.sync.threads import in_thread
from gosclient.sync.upload_course import Tell, UploadCourse
from gosclient.vk import encode_publishing as encode
from gosclient.vk import parse_uploads as parse
from gosclient.vk.encode import Call
from gosclient.vk.gateway import Gateway
from gosclient.vk.lanes import Priority
from gosclient.vk.uploads import Parcel, UploadClient

_PIECE = 256 * 1024
_FROM_DISK = 4 * 1024 * 1024
_PATIENCE = 30.0
"""Seconds without a byte after which a disk is taken to hang."""

_FIELDS = {MediaKind.PHOTO: "photo", MediaKind.DOCUMENT: "file", MediaKind.VIDEO: "video_file"}


class Attacher:
    """Makes attachments of what orders name.

    Args:
        db: the open store.
        client: gives the way on which files go now.
        now: unix seconds.
        tell: hears how far the files of each intent are.
    """

    def __init__(
        self,
        db: Database,
        client: Callable[[], UploadClient],
        now: Callable[[], float],
        tell: Tell,
    ) -> None:
        self._db = db
        self._client = client
        self._now = now
        self._tell = tell

    async def attach(self, entry: OutboxEntry, keys: Keys) -> list[str]:
        """Attachment strings of an intent, in the order in which VK shall show them.

        Raises:
            BadInput: a file is gone, changed or not taken by VK.
            TakenBack: the officer took the intent back; nothing was posted.
            GosclientError: an upload did not succeed; nothing was posted.
        """
        order = order_of(entry.details)
        known = await self._db.read(media.several, order.media)
        missing = [one for one in order.media if one not in known]
        if missing:
            raise BadInput(_FILE_LOST)
        files = [known[media_id] for media_id in order.media]
        strings = await self._files(entry, files, keys)
        if order.poll is not None:
            strings.append(await self._poll(entry, order.poll, _admin(keys)))
        if order.link:
            strings.append(order.link)
        return strings

    async def _files(self, entry: OutboxEntry, files: list[StoredMedia], keys: Keys) -> list[str]:
        course = UploadCourse(self._db, entry, files, self._tell)
        try:
            return [await self._named(entry, one, _admin(keys), course) for one in files]
        finally:
            course.end()

    async def _named(
        self, entry: OutboxEntry, file: StoredMedia, gateway: Gateway, course: UploadCourse
    ) -> str:
        """As ``_file``; trouble on the way says which file it met."""
        try:
            return await self._file(entry, file, gateway, course)
        except (NetworkDown, BadAnswer, VkError) as trouble:
            trouble.sentence = f"«{file.name}»: {trouble.sentence}"
            raise

    async def _file(
        self, entry: OutboxEntry, file: StoredMedia, gateway: Gateway, course: UploadCourse
    ) -> str:
        here = entry.community_id
        step = await self._db.read(media.upload, file.media_id, here)
        if step is not None and step.attachment:
            return step.attachment
        if step is None or not step.answer:
            await course.begin(file)
            await check_unchanged(file)
            step = await self._send(here, file, gateway, course)
        if step.attachment:
            return step.attachment
        try:
            answer = await gateway.call(*_keeping(step, file), priority=Priority.PERSON)
        except VkError:
            # What VK remembers of the file may be over; the next try sends it anew.
            await self._db.write_incoming(media.forget_upload, file.media_id, here)
            raise
        read = parse.photo_string if file.kind is MediaKind.PHOTO else parse.document_string
        return await self._kept(step, read(answer), file.name)

    async def _send(
        self, here: int, file: StoredMedia, gateway: Gateway, course: UploadCourse
    ) -> Upload:
        """Send a file; what VK says of it is written down before anything else."""
        named = await gateway.call(*_asking(here, file), priority=Priority.PERSON)
        pieces = self._content(file)
        parcel = Parcel(_FIELDS[file.kind], file.name, file.size, pieces, course.wrote)
        sending = self._client().send(parse.upload_address(named), parcel)
        told = await course.follow(sending)
        await check_unchanged(file)  # what was written meanwhile is partly sent
        step = Upload(file.media_id, here, sent=file.size, at=int(self._now()))
        match file.kind:
            case MediaKind.PHOTO:
                step = replace(step, answer=parse.taken_photo(told))
            case MediaKind.DOCUMENT:
                step = replace(step, answer=parse.taken_document(told))
            case MediaKind.VIDEO if "error" not in told:
                step = replace(step, attachment=parse.video_string(named))
        if not step.answer and not step.attachment:
            await self._db.write_incoming(media.forget_upload, file.media_id, here)
            raise BadInput(_NOT_TAKEN.format(name=file.name))
        await self._db.write_incoming(media.save_upload, step)
        return step

    async def _content(self, file: StoredMedia) -> AsyncIterator[bytes]:
        if file.path:
            async for piece in _from_disk(file):
                yield piece
            return
        picture = await self._db.read(media.picture, file.media_id)
        if picture is None:
            raise BadInput(_FILE_LOST)
        for start in range(0, len(picture), _PIECE):
            yield picture[start : start + _PIECE]

    async def _poll(self, entry: OutboxEntry, poll: Poll, gateway: Gateway) -> str:
        """A poll of this target, made once as long as it asks the same."""
        asked = hashlib.sha256(json.dumps(asdict(poll), sort_keys=True).encode()).hexdigest()
        place = -entry.target_id  # polls have no row among the files
        step = await self._db.read(media.upload, place, entry.community_id)
        if step is not None and step.attachment and step.answer == {"poll": asked}:
            return step.attachment
        call = encode.poll_create(entry.community_id, poll)
        answer = await gateway.call(*call, priority=Priority.PERSON)
        step = Upload(place, entry.community_id, answer={"poll": asked}, at=int(self._now()))
        return await self._kept(step, parse.poll_string(answer), poll.question)

    async def _kept(self, step: Upload, attachment: str, name: str) -> str:
        if not attachment:
            await self._db.write_incoming(media.forget_upload, step.media_id, step.community_id)
            raise BadInput(_NOT_TAKEN.format(name=name))
        await self._db.write_incoming(media.save_upload, replace(step, attachment=attachment))
        return attachment


async def _from_disk(file: StoredMedia) -> AsyncIterator[bytes]:
    """The bytes of a file of the officer's; its disk may be a network that hangs."""
    try:
        with await in_thread(lambda: Path(file.path).open("rb"), "gosclient-upload") as content:
            while True:
                async with asyncio.timeout(_PATIENCE):
                    piece = await in_thread(lambda: content.read(_FROM_DISK), "gosclient-upload")
                if not piece:
                    return
                yield piece
    except OSError:
        trouble = BadInput(_UNREADABLE.format(name=file.name))
    raise trouble


def _asking(community_id: int, file: StoredMedia) -> Call:
    """How VK is asked where to send a file."""
    match file.kind:
        case MediaKind.PHOTO:
            return encode.photo_server(community_id)
        case MediaKind.DOCUMENT:
            return encode.document_server(community_id)
        case MediaKind.VIDEO:
            return encode.video_save(community_id, Path(file.name).stem)


def _keeping(step: Upload, file: StoredMedia) -> Call:
    """How VK is asked to keep a file that it took."""
    if file.kind is MediaKind.PHOTO:
        return encode.photo_save(step.community_id, dict(step.answer))
    return encode.document_save(str(step.answer.get("file", "")), file.name)


def _admin(keys: Keys) -> Gateway:
    if keys.admin is None:
        raise AuthLost(0, "", AuthLost.default)
    return keys.admin


_FILE_LOST = (
    "Файла этой записи здесь больше нет. Запись не отправлена, текст сохранён: добавьте файл снова."
)
_UNREADABLE = (
    "Файл «{name}» не прочитать: он пропал, или диск не отвечает. Запись не отправлена и сохранена: "
    "верните файл на место и отправьте её ещё раз."
)
_NOT_TAKEN = (
    "VK не принял «{name}». Запись не отправлена и сохранена: замените файл и отправьте её ещё раз."
)
