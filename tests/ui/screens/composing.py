"""The composer on the screen by itself, for tests of its parts."""

import asyncio
from dataclasses import replace

import builders
import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget
from qt_loop import press, reached, turned

from gosclient.domain.publishing import Content, Publication
from gosclient.store import communities
from ui import loop
from ui.notices import Notices
from ui.screens.composer.screen import ComposerScreen

ZONE = "Europe/Moscow"
AT = builders.NOW + 2 * 3600
TEXT = "Ярмарка в субботу"
EVERYWHERE = tuple(one.community_id for one in builders.COMMUNITIES)


class Frame(QWidget):
    """What the composer lies in: a window with a place for passing messages."""

    def __init__(self, office):
        super().__init__()
        self.notices = Notices(self, left=12, bottom=14)
        self.composer = ComposerScreen(office, self.notices)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.composer)


@pytest.fixture
def db(db):
    """Every community has both keys."""
    for one in builders.COMMUNITIES:
        db.submit(communities.save, replace(one, has_admin=True, token_owner=7)).result()
    return db


@pytest.fixture
async def frame(office, qapp):
    """Give the composer with an empty document; unexpected errors of coroutines fail the test."""
    errors = []
    loop.set_error_handler(lambda error, task_name: errors.append((task_name, error)))
    made = Frame(office)
    made.resize(1310, 700)
    made.composer.start(Publication(0, Content(), zone=ZONE))
    made.show()
    made.activateWindow()
    await reached(made.isActiveWindow, qapp.focusWindowChanged)
    yield made
    made.composer.flush()
    made.close()
    await loop._end_tasks()
    loop.set_error_handler(None)
    shiboken6.delete(made)
    assert errors == []


@pytest.fixture
def composer(frame):
    """Give the composer."""
    return frame.composer


def write(composer, text):
    """Type a text into the field as a keyboard does, all at once."""
    composer.text.field.setFocus()
    composer.text.field.insertPlainText(text)


def ready(composer, *ids, at=AT, text=TEXT):
    """Have a document that could be sent."""
    write(composer, text)
    composer.model.set_communities(ids or (builders.SCHOOL,))
    composer.model.set_time(at, ZONE)


def type_keys(widget, letters):
    """Press keys one by one, with the keyboard there."""
    widget.setFocus()
    for letter in letters:
        press(widget, letter)


async def saved(composer):
    """Wait until it is on the disk."""
    await reached(lambda: composer.model.is_saved, composer.model.saved)


async def shown(kind):
    """The popup or dialog of this kind, once it is on the screen."""

    def find():
        listed = (one for one in QApplication.topLevelWidgets() if isinstance(one, kind))
        return next((one for one in listed if one.isVisible()), None)

    await turned(lambda: find() is not None)
    return find()


async def turn():
    """Let the loop turn."""
    await asyncio.sleep(0)


def open_dialogs():
    """Dialogs on the screen."""
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog)]


def photo(db):
    """A photo that lies in the store, as a document names it."""
    import io

    from PIL import Image

    from gosclient.domain.publishing import Media, MediaKind
    from gosclient.store import media
    from gosclient.store.media import StoredMedia

    picture = io.BytesIO()
    Image.new("RGB", (800, 600), "navy").save(picture, "JPEG")
    content = picture.getvalue()
    described = StoredMedia(
        0, MediaKind.PHOTO, "каток.jpg", size=len(content), width=800, height=600, added_at=1
    )
    kept = db.submit(media.add, described, content, content).result()
    return Media(kept.media_id, MediaKind.PHOTO, kept.name, "", kept.size, 800, 600)
