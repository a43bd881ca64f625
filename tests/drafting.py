"""Drafts for the tests of checks: a plain post that no check minds, and what is changed in it."""

from datetime import datetime

from gosclient.domain.checks.facts import Destination, Draft
from gosclient.domain.checks.running import CHECKS
from gosclient.domain.checks.settings import CheckChoice, CheckSettings
from gosclient.domain.publishing import Content, Media, MediaKind
from gosclient.domain.zones import MOSCOW, unix_of

TOWN = Destination(1, "Администрация Верхнеозёрского района")
SCHOOL = Destination(2, "Школа № 3")
FAR = Destination(3, "Камчатский клуб", zone="Asia/Kamchatka")

PHOTO = Media(1, MediaKind.PHOTO, "мост.jpg", size=300_000, width=1200, height=800)
VIDEO = Media(2, MediaKind.VIDEO, "мост.mp4", size=9_000_000)
DOCUMENT = Media(3, MediaKind.DOCUMENT, "план.pdf", size=90_000)

TEXT = "Библиотека открыла новый зал. Вход свободный, справки по телефону 2-15-40."


def unix(text, zone=MOSCOW):
    """Unix seconds of ``2027-03-12 09:00`` on the clocks of a zone."""
    return unix_of(datetime.fromisoformat(text), zone)


NOW = unix("2027-03-10 10:00")
FRIDAY = unix("2027-03-12 09:00")


def draft(text=TEXT, *, content=None, **facts):
    """A plain draft to two communities for Friday, 12 March 2027, with some facts changed."""
    plain = {"communities": (TOWN, SCHOOL), "at": FRIDAY, "now": NOW}
    return Draft(content or Content(text), **{**plain, **facts})


def found(check_id, facts):
    """What one check says of a draft."""
    (check,) = [one for one in CHECKS if one.check_id == check_id]
    return check.find(facts)


def found_with(check_id, entries, facts):
    """What one check says when the office has its own list for it."""
    settings = CheckSettings({check_id: CheckChoice(entries=entries)})
    (check,) = settings.applied(one for one in CHECKS if one.check_id == check_id)
    return check.find(facts)


def words_at(finding, facts):
    """The characters a finding jumps to, in the text of the post or of a variant."""
    place = finding.place
    text = facts.content.variants.get(place.community_id, facts.content.text)
    return text[place.start : place.end]
