# /// script
# requires-python = ">=3.11"
# dependencies = ["fonttools[woff]>=4.60"]
# ///
"""Make the bundled fonts from their npm packages; run by hand when a package has a new version.

    npm pack @fontsource/golos-text twemoji-colr-font    # unpack both
    uv run resources/fonts/build.py PATH_OF_GOLOS_PACKAGE PATH_OF_TWEMOJI_PACKAGE

The packages hold what a web page needs: one file an alphabet, compressed. Qt takes four files of
four alphabets for four families, and on Windows it does not read WOFF2, so this script merges the
alphabets of each weight and writes plain TTF.
"""

import sys
import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

WEIGHTS = (400, 500, 600)
ALPHABETS = ("cyrillic", "latin", "cyrillic-ext", "latin-ext")
TARGET = Path(__file__).parent

# Characters of Russian typography that the font lacks, and the glyph that looks the same.
STAND_INS = {0x2011: 0x2D, 0x202F: 0x2009}
UP, RIGHT, LEFT = 0x2191, 0x2192, 0x2190
VARIATION_SELECTOR = "ufe0f"


def merge_alphabets(package: Path, weight: int, scratch: Path) -> TTFont:
    """Join the subsets of one weight into one font."""
    parts = []
    for alphabet in ALPHABETS:
        subset = TTFont(package / "files" / f"golos-text-{alphabet}-{weight}-normal.woff2")
        subset.flavor = None
        part = scratch / f"{alphabet}-{weight}.ttf"
        subset.save(part)
        parts.append(str(part))
    return Merger().merge(parts)


def add_characters(font: TTFont) -> None:
    """Add the narrow space, the hard hyphen and the arrows to the sides."""
    glyphs = font.getBestCmap()
    added = {code: glyphs[like] for code, like in STAND_INS.items()}
    up = glyphs[UP]
    width, _ = font["hmtx"][up]
    middle = (font["OS/2"].sCapHeight / 2, width / 2)
    for code, turn in ((RIGHT, 1), (LEFT, -1)):
        name = f"uni{code:04X}"
        added[code] = name
        glyph = _turned(font, up, turn, middle)
        font["glyf"][name] = glyph
        font.setGlyphOrder(font["glyf"].glyphOrder)
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][name] = (width, glyph.xMin)
        font["vmtx"][name] = font["vmtx"][up]
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.update(added)


def _turned(font: TTFont, glyph: str, turn: int, middle: tuple[float, float]) -> object:
    """Turn a glyph by a quarter: `turn` is 1 for clockwise, -1 for the other way."""
    height, half_width = middle
    pen = TTGlyphPen(None)
    shift = (half_width - turn * height, height + turn * half_width)
    font.getGlyphSet()[glyph].draw(TransformPen(pen, (0, -turn, turn, 0, *shift)))
    return pen.glyph()


def join_without_selector(font: TTFont) -> None:
    """Let keycaps and hearts on fire join also when Qt has dropped the variation selector."""
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            for ligatures in table.ligatures.values():
                known = {tuple(ligature.Component) for ligature in ligatures}
                for ligature in list(ligatures):
                    bare = [part for part in ligature.Component if part != VARIATION_SELECTOR]
                    if bare and tuple(bare) not in known:
                        ligatures.append(_ligature(ligature, bare))
                        known.add(tuple(bare))


def _ligature(like: object, components: list[str]) -> object:
    made = type(like)()
    made.Component = components
    made.LigGlyph = like.LigGlyph
    made.CompCount = len(components) + 1
    return made


def rename(font: TTFont, family: str) -> None:
    """Give a changed font a name of its own, so that it is never taken for the original."""
    for record in font["name"].names:
        if record.nameID in {1, 4, 16}:
            record.string = family
        elif record.nameID == 6:  # noqa: PLR2004 - the name for PostScript, without spaces
            record.string = family.replace(" ", "")


def main(golos: Path, twemoji: Path) -> None:
    """Write all fonts beside this script."""
    with tempfile.TemporaryDirectory() as scratch:
        for weight in WEIGHTS:
            text = merge_alphabets(golos, weight, Path(scratch))
            add_characters(text)
            text.save(TARGET / f"golos-text-{weight}.ttf")
    emoji = TTFont(twemoji / "twemoji.woff2")
    emoji.flavor = None
    join_without_selector(emoji)
    rename(emoji, "Gosclient Emoji")
    emoji.save(TARGET / "gosclient-emoji.ttf")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
