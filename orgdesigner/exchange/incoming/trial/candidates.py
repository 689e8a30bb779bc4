"""What something on one side of an import could be on the other, where it was not found there."""

from collections.abc import Iterable

from orgdesigner.exchange.incoming.trial.shown import Offer


def candidates(offers: Iterable[Offer], offer: Offer) -> list[Offer]:
    """Return the lines of the other side about the same kind of thing, once each, the most alike first.

    What is found already is nobody else.
    """
    from rapidfuzz import fuzz

    found = {
        each.listed or each.present: each
        for each in offers
        if each.kind == offer.kind
        and bool(each.listed) != bool(each.present)
        and bool(each.listed) != bool(offer.listed)
    }
    name = offer.caption.casefold()
    return sorted(
        found.values(), key=lambda each: (-fuzz.token_set_ratio(each.caption.casefold(), name), each.caption)
    )
