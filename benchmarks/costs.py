"""What work costs: the CPU of this process or of another program, and the memory that it takes."""

import os
import resource
import time
from collections.abc import Callable, Mapping

Work = Callable[[], object]
ROUNDS = 5


def cheapest(works: Mapping[str, Work], rounds: int = ROUNDS) -> dict[str, float]:
    """Return the least CPU in milliseconds that each work took, other programs that it ran included.

    They take turns, so that what else the machine does is the same for all.
    """
    least: dict[str, float] = {}
    for _ in range(rounds):
        for name, work in works.items():
            begin = _spent()
            work()
            cost = (_spent() - begin) * 1000
            least[name] = min(cost, least.get(name, cost))
    return least


def memory(work: Work) -> float:
    """Return by how many MB this process grows at most while it works: a copy of it does the work."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        before = _most()
        work()
        os.write(writing, str(_most() - before).encode())
        os._exit(0)
    os.close(writing)
    said = os.read(reading, 64)
    os.close(reading)
    os.waitpid(child, 0)
    return float(said) / 1e6


def _spent() -> float:
    others = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + others.ru_utime + others.ru_stime


def _most() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
