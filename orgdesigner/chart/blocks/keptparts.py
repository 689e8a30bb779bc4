"""Parts that stay the same objects as long as what they are made from does."""

from collections.abc import Callable

from orgdesigner.chart.part import Part


class KeptParts:
    """Remembers each part by its key, with what it was made from."""

    def __init__(self) -> None:
        self._parts: dict[str, tuple[object, Part]] = {}

    def part(self, key: str, made_from: object, make: Callable[[], Part]) -> Part:
        """Return the part of that key: a new one only if it is made from something else than the last."""
        known = self._parts.get(key)
        if known is None or known[0] != made_from:
            known = self._parts[key] = made_from, make()
        return known[1]

    def forget(self) -> None:
        """Remember nothing."""
        self._parts.clear()
