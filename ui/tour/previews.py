"""The tour's part about the preview: posts as VK shows them, on the site and on a phone."""

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter

from gosclient.domain.community import Community
from gosclient.domain.picture_grid import MOST
from gosclient.domain.publishing import Content, Media, MediaKind, Options, Poll
from ui.screens.composer.preview import PostPreview
from ui.screens.composer.vk_post import Occasion
from ui.theme.fonts import bold
from ui.theme.tokens import MARK_COLOURS

if TYPE_CHECKING:
    from ui.tour.tour import Tour

NARROW: Final = (470, 724)
"""The place beside the composer in a window of 1366 by 768."""

WIDE: Final = (640, 1036)
"""The same in a window of 1920 by 1080."""

TEXT: Final = (
    "Друзья, в субботу, 28 ноября, в 12:00 открываем каток на стадионе «Юность». Вход свободный, "
    "прокат коньков — по паспорту. Для детей — чай и хоровод 🎉\n\nЖдём всех! Подробнее — "
    "https://vk.com/wall-1_2 и у [club1|администрации].\n\n#афиша #Верхнеозёрский"
)
BUSES: Final = (
    "\n\nС понедельника меняется расписание автобусов. Маршрут № 5 пойдёт через Луговую, "
    "остановки прежние. Диспетчер отвечает круглосуточно: 8 (000) 000-00-00."
)
SHAPES: Final = ((3, 2), (2, 3), (1, 1), (16, 9), (3, 4), (4, 3), (4, 1), (1, 1), (3, 2), (1, 2))
_AT: Final = 1_795_759_200
_TALL: Final = 400
_DAY: Final = 86_400


async def show_previews(tour: "Tour") -> None:
    """Every part of a post, one to ten pictures, a long text, a poll, and whose text it is."""
    office = tour.office
    communities = list(office.communities.values())
    shown = PostPreview(tour.window)
    shown.setWindowFlag(Qt.WindowType.Window)
    shown.show()
    occasion = Occasion(at=_AT, now=_AT - 3 * _DAY)
    pictures = {number: _photo(number) for number in range(1, MOST + 1)}
    try:
        await _everything(tour, shown, communities, pictures, occasion)
        await _grids(tour, shown, communities, pictures, occasion)
        await _texts(tour, shown, communities, occasion)
    finally:
        shown.close()
        shown.deleteLater()


async def _everything(
    tour: "Tour",
    shown: PostPreview,
    communities: list[Community],
    pictures: dict[int, QImage],
    occasion: Occasion,
) -> None:
    content = Content(
        TEXT,
        media=(
            *_media(2),
            Media(20, MediaKind.VIDEO, "открытие.mp4", size=5_000_000),
            Media(21, MediaKind.DOCUMENT, "Положение о катке.pdf", size=2_100_000),
        ),
        link="https://raion.example/katok",
        poll=Poll(
            "Когда открывать каток по будням?",
            ("С утра", "После обеда, чтобы успели и те, кто едет из деревень", "Всё равно"),
            anonymous=True,
            multiple=True,
            ends_at=_AT + 5 * _DAY,
        ),
        first_comment="Вопросы — в сообщения сообщества. Стадион: 8 (000) 000-00-00.",
        options=Options(
            comments_closed=True, signed=True, advertising=True, source="https://raion.example"
        ),
    )
    shown.show_post(content, communities, pictures, occasion)
    for dark in (False, True):
        shown.dark.setChecked(dark)
        for switch, name in ((shown.desktop, "site"), (shown.phone, "phone")):
            switch.setChecked(True)
            look = "dark" if dark else "light"
            await tour.picture_of(f"preview-{name}-{look}", shown, (NARROW, WIDE))
    shown.dark.setChecked(False)
    shown.desktop.setChecked(True)


async def _grids(
    tour: "Tour",
    shown: PostPreview,
    communities: list[Community],
    pictures: dict[int, QImage],
    occasion: Occasion,
) -> None:
    for count in range(1, MOST + 1):
        content = Content("Каток открыт.", media=_media(count))
        shown.show_post(content, communities, pictures, replace(occasion, as_grid=True))
        await tour.picture_of(f"preview-pictures-{count:02}", shown, (NARROW,))
    shown.show_post(Content("Фото готовятся.", media=_media(3)), communities, {}, occasion)
    await tour.picture_of("preview-missing", shown, (NARROW,))
    moving = Media(1, MediaKind.DOCUMENT, "каток.gif", size=900_000, width=900, height=600)
    shown.show_post(Content("Каток открыт.", media=(moving,)), communities, pictures, occasion)
    await tour.picture_of("preview-gif", shown, (NARROW,))


async def _texts(
    tour: "Tour", shown: PostPreview, communities: list[Community], occasion: Occasion
) -> None:
    long = Content(TEXT + BUSES * 6)
    shown.phone.setChecked(True)
    shown.show_post(long, communities, {}, occasion)
    await tour.picture_of("preview-long", shown, (NARROW,))
    shown.desktop.setChecked(True)
    own = communities[-1]
    content = Content(TEXT, {own.community_id: "Ребята, каток открыт! Приходите после уроков."})
    shown.show_post(content, communities, {}, occasion)
    shown.choose(own.community_id)
    await tour.picture_of("preview-variant", shown, (NARROW, WIDE))


def _media(count: int) -> tuple[Media, ...]:
    return tuple(
        Media(number, MediaKind.PHOTO, f"каток-{number}.jpg", width=wide * 300, height=tall * 300)
        for number, (wide, tall) in enumerate(SHAPES[:count], 1)
    )


def _photo(number: int) -> QImage:
    """A picture that stands for a photo, with its number to be told from the others."""
    wide, tall = SHAPES[number - 1]
    image = QImage(_TALL * wide // tall, _TALL, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    fall = QLinearGradient(0, 0, image.width(), image.height())
    fall.setColorAt(0, QColor(MARK_COLOURS[number % len(MARK_COLOURS)]).lighter(170))
    fall.setColorAt(1, QColor(MARK_COLOURS[(number + 3) % len(MARK_COLOURS)]))
    painter.fillRect(image.rect(), fall)
    painter.setFont(bold(_TALL / 5))
    painter.setPen(QColor(MARK_COLOURS[number % len(MARK_COLOURS)]).darker())
    painter.drawText(QRect(image.rect()), Qt.AlignmentFlag.AlignCenter, str(number))
    painter.end()
    return image
