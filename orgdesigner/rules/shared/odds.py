"""How likely something is, in plain words."""


def odds(chance: float) -> str:
    """Say how often: "about 37 times in 100", "about 35 times in a thousand (3.5 %)".

    The thousand is a word, so that nobody, and no search for sums of money, takes it for one.
    """
    if chance >= 0.095:
        return f"about {_times(round(chance * 100))} in 100"
    thousandth = round(chance * 1000)
    if not thousandth:
        return "less than once in a thousand times"
    return f"about {_times(thousandth)} in a thousand ({thousandth / 10:.1f} %)"


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"
