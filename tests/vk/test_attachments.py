"""What is attached: words, links and pictures, for every kind VK has and those it has not yet."""

import pytest

from gosclient.domain.posts import Attachment
from gosclient.vk.parse_attachments import best_picture, parse_attachments


def one(kind, body):
    (found,) = parse_attachments({"attachments": [{"type": kind, kind: body}]})
    return found


def picture(width, letter="x"):
    return {
        "type": letter,
        "url": f"https://sun9-1.userapi.com/{width}.jpg",
        "width": width,
        "height": 9,
    }


@pytest.mark.parametrize(
    ("widths", "chosen"),
    [
        ([75, 130, 604, 807, 1280, 2560], 807),
        ([75, 130, 604], 604),
        ([75, 130, 510], 510),
        ([75, 1280, 2560], 1280),
        ([500, 1000], 500),
        ([2560], 2560),
    ],
)
def test_the_picture_of_sensible_width_is_chosen(widths, chosen):
    assert best_picture([picture(width) for width in widths])[1] == chosen


def test_widths_may_be_strings_and_pictures_damaged():
    sizes = [{**picture(604), "width": "604"}, None, {"width": 700}, {"url": "javascript:x"}]
    assert best_picture(sizes)[0].endswith("/604.jpg")


def test_without_widths_the_letters_decide():
    sizes = [{**picture(0, letter), "url": f"https://a.b/{letter}"} for letter in "smwxz"]
    assert best_picture(sizes)[0] == "https://a.b/x"
    assert best_picture([{"url": "https://a.b/1", "type": None}])[0] == "https://a.b/1"


@pytest.mark.parametrize("sizes", [None, [], "x", {}, [5]])
def test_no_picture_is_no_picture(sizes):
    assert best_picture(sizes) == ("", 0, 0)


def test_a_photo():
    found = one("photo", {"id": 4, "owner_id": -7, "sizes": [picture(604)]})
    assert found == Attachment(
        "photo",
        "Фотография",
        "https://vk.com/photo-7_4",
        "https://sun9-1.userapi.com/604.jpg",
        604,
        9,
    )


def test_a_photo_of_older_days():
    old = {"id": 4, "owner_id": 7, "photo_75": "https://a.b/75", "photo_604": "https://a.b/604"}
    assert one("photo", old).preview == "https://a.b/604"
    newest = {"orig_photo": {"url": "https://a.b/o", "width": 3000, "height": 2000}}
    assert one("photo", newest).preview == "https://a.b/o"


@pytest.mark.parametrize(
    ("kind", "body", "title", "url"),
    [
        (
            "video",
            {"id": 1, "owner_id": 2, "title": "Двор", "duration": 65},
            "Видео: Двор (1:05)",
            "https://vk.com/video2_1",
        ),
        ("audio", {"artist": "Хор", "title": "Гимн"}, "Аудиозапись: Хор — Гимн", ""),
        (
            "doc",
            {"title": "заявление.pdf", "size": 20480, "url": "https://vk.com/doc1_2"},
            "Файл: заявление.pdf, 20 КБ",
            "https://vk.com/doc1_2",
        ),
        (
            "link",
            {"url": "https://example.org/a", "title": "Новости"},
            "Ссылка: Новости",
            "https://example.org/a",
        ),
        ("link", {"url": "javascript:alert(1)", "title": "x"}, "Ссылка: x", ""),
        (
            "wall",
            {"id": 9, "to_id": -7, "text": "Субботник"},
            "Запись: Субботник",
            "https://vk.com/wall-7_9",
        ),
        (
            "wall_reply",
            {"id": 3, "owner_id": -7, "post_id": 9, "text": "Да"},
            "Комментарий: Да",
            "https://vk.com/wall-7_9?reply=3",
        ),
        ("sticker", {"sticker_id": 1, "images": []}, "Стикер", ""),
        ("gift", {"id": 1, "thumb_256": "https://a.b/g"}, "Подарок", ""),
        ("graffiti", {"id": 1, "url": "https://a.b/g"}, "Граффити", ""),
        (
            "audio_message",
            {"duration": 12, "link_mp3": "https://a.b/v.mp3", "transcript": "Алло, свет когда?"},
            "Голосовое сообщение, 0:12: Алло, свет когда?",
            "https://a.b/v.mp3",
        ),
        (
            "poll",
            {"id": 1, "owner_id": -7, "question": "Парк или сквер?"},
            "Опрос: Парк или сквер?",
            "https://vk.com/poll-7_1",
        ),
        ("market", {"title": "Мёд", "id": 1, "owner_id": -7}, "Товар: Мёд", None),
        ("market_album", {"title": "Осень"}, "Подборка товаров: Осень", ""),
        ("article", {"title": "История", "url": "https://a.b/a"}, "Статья: История", None),
        ("story", {"id": 1, "owner_id": 2}, "История", "https://vk.com/story2_1"),
        ("story", {"id": 1, "owner_id": 2, "is_expired": True}, "История (уже недоступна)", ""),
    ],
)
def test_every_kind_has_words(kind, body, title, url):
    found = one(kind, body)
    assert (found.kind, found.title) == (kind, title)
    if url is not None:
        assert found.url == url


def test_a_kind_of_tomorrow_is_named():
    assert one("hologram", {"id": 1}) == Attachment("hologram", "вложение: hologram")


@pytest.mark.parametrize("raw", [{"type": "photo"}, {"type": "photo", "photo": 5}])
def test_an_attachment_without_its_body_is_still_named(raw):
    assert parse_attachments({"attachments": [raw]}) == (Attachment("photo", "Фотография"),)


def test_an_attachment_without_a_kind_is_still_shown():
    (found,) = parse_attachments({"attachments": [{"photo": {}}]})
    assert found.title == "вложение: unknown"


def test_titles_are_never_empty():
    kinds = ["photo", "video", "audio", "doc", "link", "wall", "wall_reply", "poll", "x"]
    for kind in kinds:
        for body in ({"id": 0}, {"title": "", "text": "", "question": None, "a": 1}):
            assert one(kind, body).title


def test_a_place_a_reply_and_forwards_are_attachments():
    found = parse_attachments(
        {
            "geo": {"coordinates": {"latitude": 55.123456, "longitude": 37.5}},
            "reply_message": {"text": "Когда дадут тепло?"},
            "fwd_messages": [{"text": "Первое"}, {"attachments": [{"type": "sticker"}]}, {}],
        }
    )
    assert [(item.kind, item.title) for item in found] == [
        ("geo", "Место на карте: 55.12346, 37.50000"),
        ("reply", "Когда дадут тепло?"),
        ("forward", "Первое"),
        ("forward", "Стикер"),
        ("forward", "сообщение"),
    ]


def test_forwards_nested_without_end_do_no_harm():
    deep = {"text": "дно"}
    for _ in range(5000):
        deep = {"fwd_messages": [deep]}
    assert [item.title for item in parse_attachments(deep)] == ["сообщение"]


def test_a_thousand_attachments_are_not_all_read():
    raw = {"attachments": [{"type": "photo"}] * 1000}
    assert len(parse_attachments(raw)) == 100
