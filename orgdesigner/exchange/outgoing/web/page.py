"""One page for a browser: the charts, to be moved and searched, beside the outline in words.

The page is a file and no more. Its policy lets no script run but its own and lets it ask for nothing, so
that it tells nobody that it was opened, and what somebody typed as a name stays a name.
"""

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256

from orgdesigner.assets import resource
from orgdesigner.chart.dates import in_words
from orgdesigner.chart.paint.typeface import FontMeasure
from orgdesigner.chart.paper.drawpage import VIEW_NAMES
from orgdesigner.chart.paper.pages import ChartRequest
from orgdesigner.chart.picture import ChartView
from orgdesigner.exchange.outgoing.drawn import prepare_fonts
from orgdesigner.exchange.outgoing.laid_out import beat_of
from orgdesigner.exchange.outgoing.markup import escaped
from orgdesigner.exchange.outgoing.outline import Line, Section, sections
from orgdesigner.exchange.outgoing.told import Told
from orgdesigner.exchange.outgoing.web.figures import figure
from orgdesigner.exchange.steps import Step, part
from orgdesigner.model import records as r

_DEEPEST = 40
"""Lists are nested no deeper: browsers stop at a few hundred elements inside each other."""


def page(told: Told, step: Step) -> bytes:
    """Return the page. An application has to be running, since text is measured; a window need not."""
    prepare_fonts()
    measure = FontMeasure()
    numbers = {post.id: number for number, post in enumerate(told.view.all(r.Post))}
    figures = []
    for number, kind in enumerate(ChartView):
        onward = part(step, number / len(ChartView), (number + 1) / len(ChartView))
        beat = beat_of(told, part(onward, 0.0, 0.5))
        request = ChartRequest(told.view, kind, told.caption, told.showing, beat=beat)
        figures.append(figure(request, numbers, measure, part(onward, 0.5, 1.0)))
    body = "".join((*_head(told), *_outline(sections(told), numbers), '<main tabindex="0">\n', *figures))
    step(1.0)
    return _document(f"{told.caption.plan} – {told.caption.structure}", body + "</main>\n").encode()


def _document(title: str, body: str) -> str:
    style = resource("web", "page.css").read_text(encoding="utf-8")
    script = resource("web", "page.js").read_text(encoding="utf-8")
    policy = (
        f"default-src 'none'; style-src '{_fingerprint(style)}'; script-src '{_fingerprint(script)}';"
        " base-uri 'none'; form-action 'none'"
    )
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escaped(title)}</title>\n<style>{style}</style>\n</head>\n"
        f"<body>\n{body}<script>{script}</script>\n</body>\n</html>\n"
    )


def _fingerprint(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _head(told: Told) -> Iterator[str]:
    caption, audience = told.caption, told.audience
    views = "".join(
        f'<button type="button" data-shows="{kind.value}" aria-pressed="false">{escaped(name)}</button>'
        for kind, name in VIEW_NAMES.items()
    )
    yield (
        f"<header>\n<h1>{escaped(caption.plan)}</h1>\n"
        f"<p>{escaped(caption.structure)} · {escaped(in_words(caption.day))}<br>"
        f"For: {escaped(audience.title)} ({escaped(audience.in_words())})</p>\n"
        f'<div class="tools"><div role="group" aria-label="Charts">{views}</div>\n'
        '<input type="search" id="find" placeholder="Find a post, a person, a team"'
        ' aria-label="Find a post, a person, a team">\n<output id="found" for="find"></output>\n'
        '<div role="group" aria-label="Size"><button type="button" data-zoom="0.8" aria-label="Smaller">'
        '−</button><button type="button" data-zoom="1.25" aria-label="Larger">+</button>'
        '<button type="button" data-zoom="0">Whole chart</button></div></div>\n</header>\n'
    )


def _outline(found: list[Section], numbers: dict[str, int]) -> Iterator[str]:
    yield '<nav aria-label="Outline">\n'
    for section in found:
        yield f"<h2>{escaped(section.title)}</h2>\n"
        yield from _nested(section.lines, numbers)
    yield "</nav>\n"


def _nested(lines: tuple[Line, ...], numbers: dict[str, int]) -> Iterator[str]:
    """Yield lines as lists inside each other, as deep as each line is."""
    depth = -1
    for line in lines:
        level = min(line.level, _DEEPEST)
        if level > depth:
            yield "<ul>\n"
        else:
            yield "</li>\n" + "</ul></li>\n" * (depth - level)
        depth = level
        yield f"<li>{_said(line, numbers)}"
    yield "</li></ul>\n" * (depth + 1)


def _said(line: Line, numbers: dict[str, int]) -> str:
    """Return one line; the title of a post is a button that shows it on the chart."""
    name = f"<b>{escaped(line.name)}</b>"
    if line.post:
        number = numbers[line.post]
        name = f'<button type="button" data-goes="{number}">{escaped(line.name)}</button>'
    about = f" <span>{escaped(line.about)}</span>" if line.about else ""
    return f"<p>{name}{about}</p>"
