"""What a file is, is told by its bytes; what VK does not take is refused in plain words."""

import picture_files as files
import pytest

from gosclient.domain.errors import BadInput
from gosclient.domain.files import (
    HEAD,
    LARGEST_DOCUMENT,
    LARGEST_PHOTO,
    check_attached,
    check_size,
    ending_of,
    kind_of,
    picture_format,
    renamed,
    shown_name,
)
from gosclient.domain.publishing import Media, MediaKind

PDF = b"%PDF-1.7\n" + bytes(60)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP", "AVIF"])
def test_a_picture_is_told_by_its_first_bytes(kind):
    assert picture_format(files.encoded(files.two_colours(), kind)[:HEAD]) == kind


def test_a_phones_picture_is_told_by_its_brands():
    assert picture_format(files.heic()[:HEAD]) == "HEIF"
    assert picture_format(files.heic("ten-bits")[:HEAD]) == "HEIF"
    assert picture_format(files.VIDEO[:HEAD]) == ""


@pytest.mark.parametrize(
    ("name", "head", "kind"),
    [
        ("план.pdf", PDF, MediaKind.DOCUMENT),
        ("без окончания", PDF, MediaKind.DOCUMENT),
        ("BMW.txt", b"BMW, 2019\n" * 6, MediaKind.DOCUMENT),
        ("снимок.nef", b"MM\x00*" + bytes(60), MediaKind.DOCUMENT),
        ("парад.MP4", files.VIDEO[:HEAD], MediaKind.VIDEO),
        ("парад.avi", b"RIFF\x00\x00\x00\x00AVI LIST", MediaKind.VIDEO),
        ("парад.wmv", b"\x30\x26\xb2\x75" + bytes(60), MediaKind.VIDEO),
        ("двор.jpg", b"\xff\xd8\xff\xe0" + bytes(60), MediaKind.PHOTO),
        ("двор.pdf", b"\xff\xd8\xff\xe0" + bytes(60), MediaKind.PHOTO),
        ("IMG_0001.HEIC", files.heic()[:HEAD], MediaKind.PHOTO),
        ("двор.jpg", files.heic()[:HEAD], MediaKind.PHOTO),
    ],
)
def test_a_file_is_attached_as_what_it_is(name, head, kind):
    assert kind_of(name, head) is kind


@pytest.mark.parametrize(
    ("name", "head", "words"),
    [
        ("двор.jpg", files.PROGRAM[:HEAD], "программа"),
        ("setup.exe", PDF, "программа"),
        ("script", b"#!/bin/sh\n", "программа"),
        ("двор.jpg", PDF, "назван как картинка"),
        ("гимн.mp3", bytes(HEAD), "музыка"),
        ("гимн", b"ID3\x04" + bytes(60), "музыка"),
        ("парад.mkv", b"\x1aE\xdf\xa3" + bytes(60), "Сохраните его как MP4"),
        ("парад.mp4", PDF, "назван как видео"),
    ],
)
def test_what_vk_does_not_take_is_refused(name, head, words):
    with pytest.raises(BadInput, match=words) as caught:
        kind_of(name, head)
    assert name in caught.value.sentence
    assert "запись сохранена" in caught.value.sentence


@pytest.mark.parametrize(
    ("kind", "size", "words"),
    [
        (MediaKind.PHOTO, 0, "пуст"),
        (MediaKind.DOCUMENT, 0, "пуст"),
        (MediaKind.VIDEO, 0, "пуст"),
        (MediaKind.PHOTO, 60_000_000, "60 МБ, а фото может быть не больше 50 МБ"),
        (MediaKind.DOCUMENT, 300_000_000, "документ может быть не больше 200 МБ"),
    ],
)
def test_an_empty_or_too_large_file_is_refused(kind, size, words):
    with pytest.raises(BadInput, match=words):
        check_size("файл", kind, size)


def test_the_largest_files_pass():
    check_size("фото", MediaKind.PHOTO, LARGEST_PHOTO)
    check_size("документ", MediaKind.DOCUMENT, LARGEST_DOCUMENT)
    check_size("видео", MediaKind.VIDEO, 3_000_000_000)


def test_a_post_holds_ten_photos_and_videos_and_one_document():
    photos = [Media(number, MediaKind.PHOTO, "двор.jpg") for number in range(1, 9)]
    videos = [Media(number, MediaKind.VIDEO, "парад.mp4") for number in (11, 12)]
    document = Media(20, MediaKind.DOCUMENT, "план.pdf")
    check_attached([*photos, *videos, document])
    with pytest.raises(BadInput, match="уберите 1"):
        check_attached([*photos, *videos, Media(13, MediaKind.PHOTO, "ещё.jpg")])
    with pytest.raises(BadInput, match="принимает один"):
        check_attached([document, document])
    with pytest.raises(BadInput, match="движущийся GIF — тоже документ"):
        check_attached([document, Media(21, MediaKind.DOCUMENT, "салют.gif")])


def test_a_gif_moves_only_as_a_document():
    assert Media(1, MediaKind.DOCUMENT, "Салют.GIF").is_moving
    assert not Media(1, MediaKind.PHOTO, "салют.gif").is_moving
    assert not Media(1, MediaKind.DOCUMENT, "план.pdf").is_moving


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("C:\\Фото\\двор.jpg", "двор.jpg"),
        ("/mnt/фото/двор.jpg", "двор.jpg"),
        ("двор\n\x07 2.jpg", "двор 2.jpg"),
        ("", "файл"),
        ("д" * 300 + ".jpeg", "д" * 115 + ".jpeg"),
    ],
)
def test_a_name_is_shown_without_its_folder_and_on_one_line(path, name):
    assert shown_name(path) == name


def test_an_ending_is_put_right():
    assert renamed("двор.heic", "jpg") == "двор.jpg"
    assert renamed("Итоги 12.03.2026", "png") == "Итоги 12.03.png"
    assert renamed("снимок", "png") == "снимок.png"
    assert ending_of("архив.tar.GZ") == "gz"
    assert ending_of(".jpg") == ""
