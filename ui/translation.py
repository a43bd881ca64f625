"""The language of the window: Russian as written, its plural forms, or the English translation."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from ui.theme.resources import RESOURCES

LANGUAGES: Final = ("ru", "en")


def install_translation(application: QCoreApplication, language: str) -> list[QTranslator]:
    """Load Qt's own words and ours; the Russian catalogue holds only plural forms.

    Args:
        application: whose windows speak.
        language: one of ``LANGUAGES``.

    Returns:
        The installed translators, so that a test can take them out again.
    """
    locale = QLocale(QLocale.Language.Russian if language == "ru" else QLocale.Language.English)
    QLocale.setDefault(locale)
    loaded = []
    own = str(RESOURCES / "translations")
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, folder in ((f"qtbase_{language}", qt), (f"gosclient_{language}", own)):
        translator = QTranslator(application)
        if translator.load(name, folder):
            application.installTranslator(translator)
            loaded.append(translator)
    return loaded
