"""Makes resources/fonts from Inter: run by hand when a new Inter is wanted, never by the program.

    npm pack inter-ui && tar xzf inter-ui-*.tgz
    pip install fonttools brotli
    python tools/make_fonts.py package/web resources/fonts

What is altered, and why, is in resources/fonts/README.md; tests/test_fonts.py proves it.
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph
from fontTools.ttLib.tables._n_a_m_e import table__n_a_m_e

FAMILY = "OrgDesigner Sans"
WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold")
DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl"]
TAB = 0x09
MODIFIER_LETTERS = range(0x2B0, 0x300)
RANGES = (
    (0x20, 0x7E),
    (0xA0, 0x24F),  # Latin-1, Latin Extended-A and -B
    (0x2B0, 0x36F),  # modifier letters, combining accents
    (0x1E00, 0x1EFF),  # Welsh, Vietnamese and other letters with accents
    (0x2000, 0x22FF),  # punctuation, currencies, fractions, arrows, mathematical signs
    (0x2460, 0x2473),  # figures in circles
    (0x25A0, 0x27BF),  # shapes, ticks and crosses
)
KEPT_NAMES = (0, 5, 7, 8, 9, 11, 12, 13, 14)  # copyright, version, trademark, makers, licence


def make(source: Path, target: Path, weight: str) -> None:
    """Write one weight of the bundled font."""
    font = TTFont(source / f"Inter-{weight}.woff2", recalcTimestamp=False)
    font.flavor = None
    make_figures_tabular(font)
    give_the_tab_a_glyph(font)
    subsetter = Subsetter(Options(layout_features=FEATURES, name_IDs=["*"], hinting=False))
    subsetter.populate(unicodes=wanted_codes(font.getBestCmap()))
    subsetter.subset(font)
    rename(font["name"], weight)
    font.save(target / f"{FAMILY.replace(' ', '')}-{weight}.ttf")


def make_figures_tabular(font: TTFont) -> None:
    """Make the figures of equal width the ordinary ones."""
    for table in font["cmap"].tables:
        table.cmap.update({ord("0") + value: f"{name}.tf" for value, name in enumerate(DIGITS)})


def give_the_tab_a_glyph(font: TTFont) -> None:
    """Give the tab an empty glyph of its own, or Qt takes each space of a PDF's text for a tab."""
    font["glyf"]["tab"] = Glyph()
    font["hmtx"]["tab"] = font["hmtx"]["space"]
    for table in font["cmap"].tables:
        table.cmap[TAB] = "tab"


def wanted_codes(cmap: dict[int, str]) -> set[int]:
    """Return the codes to keep, one for each glyph: a PDF's text can name only one."""
    wanted = {TAB, *(code for first, last in RANGES for code in range(first, last + 1))}
    code_of: dict[str, int] = {}
    for code in sorted(wanted & cmap.keys(), key=lambda code: (code in MODIFIER_LETTERS, code)):
        code_of.setdefault(cmap[code], code)
    return set(code_of.values())


def rename(names: table__n_a_m_e, weight: str) -> None:
    """Name the family anew, so that an Inter installed on the machine can't be taken for this one."""
    plain = f"{FAMILY.replace(' ', '')}-{weight}"
    new = {1: FAMILY, 2: weight, 3: plain, 4: f"{FAMILY} {weight}", 6: plain}
    if weight not in ("Regular", "Bold"):
        new |= {1: f"{FAMILY} {weight}", 2: "Regular", 16: FAMILY, 17: weight}
    names.names = [name for name in names.names if name.nameID in KEPT_NAMES]
    for number, text in new.items():
        names.setName(text, number, 3, 1, 0x409)


if __name__ == "__main__":
    for each in WEIGHTS:
        make(Path(sys.argv[1]), Path(sys.argv[2]), each)
