"""A lock is had by one at a time, goes with its holder, and says who that is."""

from pathlib import Path

import pytest

from orgdesigner.storage import locks


def held(path: Path) -> locks.Lock:
    lock = locks.take(path)
    assert lock is not None
    return lock


def test_a_lock_is_had_by_one_at_a_time(tmp_path: Path) -> None:
    first = held(tmp_path / "lock")
    with pytest.raises(locks.Held) as refusal:
        locks.take(tmp_path / "lock")
    assert refusal.value.by.startswith(f"{locks.user()} on ")
    first.release()
    held(tmp_path / "lock").release()
    assert list(tmp_path.glob("lock*")) == []


def test_a_lock_that_was_refused_is_still_held(tmp_path: Path) -> None:
    """Closing a second file on the same lock must not let go of the first, as POSIX record locks would."""
    first = held(tmp_path / "lock")
    for _ in range(2):
        with pytest.raises(locks.Held):
            locks.take(tmp_path / "lock")
    first.release()


def test_what_somebody_wrote_into_a_lock_is_shown_as_one_harmless_line(tmp_path: Path) -> None:
    first = held(tmp_path / "lock")
    (tmp_path / "lock").write_bytes(b"A\x00\x1b[31m\n\xff" + b"x" * 10_000)
    with pytest.raises(locks.Held) as refusal:
        locks.take(tmp_path / "lock")
    assert refusal.value.by.isprintable()
    assert len(refusal.value.by) <= 200
    first.release()


def test_a_lock_file_that_goes_while_it_is_taken_is_taken_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its former holder let go at that very moment: the file that was opened is no longer anybody's."""
    path = tmp_path / "lock"
    really_lock = locks._lock
    removed: list[Path] = []

    def lock_too_late(descriptor: int) -> None:
        if not removed:
            path.unlink()
            removed.append(path)
        really_lock(descriptor)

    monkeypatch.setattr(locks, "_lock", lock_too_late)
    lock = held(path)
    assert path.exists()
    with pytest.raises(locks.Held):
        locks.take(path)
    lock.release()


def test_where_nothing_can_be_locked_nobody_is_held_up(tmp_path: Path) -> None:
    assert locks.take(tmp_path / "no such folder" / "lock") is None
