"""Rules of care and grounds of moderation in words."""

from PySide6.QtCore import QCoreApplication

from gosclient.domain.care import CareRule
from gosclient.domain.moderation import Ground
from gosclient.domain.personal_data import Detector
from ui.models.act_words import ban_reason_word
from ui.models.counted import counted
from ui.models.words import span


def detector_word(detector: Detector) -> str:
    """What is recognised by its shape."""
    return {
        Detector.PHONE: QCoreApplication.translate("care", "телефон"),
        Detector.PASSPORT: QCoreApplication.translate("care", "паспорт"),
        Detector.SNILS: QCoreApplication.translate("care", "СНИЛС"),
        Detector.CARD: QCoreApplication.translate("care", "номер карты"),
    }[detector]


def rule_words(rule: CareRule) -> str:
    """What a rule looks for and what follows: one line of the list."""
    translate = QCoreApplication.translate
    parts = [translate("care", "пометка «{label}»").format(label=rule.label)]
    if rule.words:
        parts.append(translate("care", "слов и выражений: {count}").format(count=len(rule.words)))
    if rule.disguised:
        parts.append(translate("care", "и в искажённом виде"))
    parts += [detector_word(one) for one in rule.detectors]
    if rule.term:
        parts.append(translate("care", "срок {time}").format(time=span(rule.term)))
    if rule.first:
        parts.append(translate("care", "выше других"))
    return " · ".join(parts)


def ground_words(ground: Ground) -> str:
    """What a ground proposes for a ban."""
    if ground.days:
        term = QCoreApplication.translate("care", "блокировка: {term}").format(
            term=counted.days(ground.days)
        )
    else:
        term = QCoreApplication.translate("care", "блокировка: навсегда")
    reason = QCoreApplication.translate("care", "причина для VK: {reason}").format(
        reason=ban_reason_word(ground.reason)
    )
    return f"{term} · {reason}"
