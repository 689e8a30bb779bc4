"""Packs: a plan's own ways of asking its rules, as a file that schools can share.

A pack holds no names of people and no pay: only which rules are asked, how much their findings matter, and
from which limits on they find something.
"""

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, NoReturn

from pydantic import Field

from orgdesigner.errors import EditRefused, FileRefused
from orgdesigner.model import fields as f
from orgdesigner.model.changes import Change
from orgdesigner.model.edits.rule_settings import set_rules
from orgdesigner.model.records import Limit, RuleSetting, Value, build
from orgdesigner.model.view import View
from orgdesigner.model.words import Severity
from orgdesigner.rules.base import Rule
from orgdesigner.rules.catalogue import rules
from orgdesigner.rules.ways import plain

FORMAT = "orgdesigner-rules"
VERSION = 1
LARGEST = 1_000_000
"""Bytes of a file that may be a pack; one that sets every rule has about ten thousand."""


class Pack(Value):
    """How rules are asked where they are not asked as they come: one setting for each rule, by rule.

    The id of a setting is its rule's. A rule that this version does not have is kept: another may have it.
    """

    name: f.Title = Field(title="Name of the pack")
    settings: tuple[RuleSetting, ...] = ()

    @property
    def unknown(self) -> tuple[str, ...]:
        """What this version does not know, in words: rules, and limits of rules that it does know."""
        known = {rule.id: rule for rule in rules()}
        return tuple(words for each in self.settings for words in _unknown(known.get(each.rule), each))


def pack_of(view: View, name: str) -> Pack:
    """Return the ways in which a structure asks its rules as a pack of the given name.

    Raises EditRefused if a pack can't be called so.
    """
    return packed(name, view.all(RuleSetting))


def packed(name: str, settings: Iterable[RuleSetting]) -> Pack:
    """Return settings as a pack of the given name; raises EditRefused if a pack can't be called so."""
    return build(Pack, name=name, settings=_in_order({each.rule: each for each in settings}.values()))


def adopt(view: View, pack: Pack) -> Change:
    """Return the change by which a structure asks its rules as a pack says, and all others as they come."""
    return set_rules(view, pack.settings, label=f"Use the rules of “{pack.name}”")


def write_pack(pack: Pack) -> bytes:
    """Return the bytes of the file that holds a pack: JSON, one rule to a few lines."""
    settings = [each.model_dump(mode="json", exclude={"id"}, exclude_defaults=True) for each in pack.settings]
    content = {"format": FORMAT, "version": VERSION, "name": pack.name, "settings": settings}
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def read_pack(data: bytes) -> Pack:
    """Return the pack that a file holds; raises FileRefused, in words, for anything that is not one."""
    content = _parse(data)
    if content.get("format") != FORMAT:
        _refuse(f"its format should be “{FORMAT}”")
    version = content.get("version")
    if type(version) is not int or version < 1:
        _refuse("it has no version")
    if version > VERSION:
        raise FileRefused("This pack of rules was made by a newer OrgDesigner. Update this one to read it.")
    _expect(content, {"format", "version", "name", "settings"}, "it")
    listed = content.get("settings")
    if not isinstance(listed, list):
        _refuse("“settings” is missing, or is not a list")
    settings = [_setting(each, number) for number, each in enumerate(listed, start=1)]
    named = [each.rule for each in settings]
    for rule_id in named:
        if named.count(rule_id) > 1:
            _refuse(f"it sets {rule_id} twice")
    try:
        return build(Pack, name=content.get("name"), settings=_in_order(settings))
    except EditRefused:
        _refuse("it has no name that can be shown")


def _parse(data: bytes) -> dict[str, Any]:
    if len(data) > LARGEST:
        _refuse(f"it is larger than {LARGEST // 1_000_000} MB")
    try:
        content = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_object, parse_constant=_no_number)
    except UnicodeDecodeError:
        _refuse("it is not text in UTF-8")
    except json.JSONDecodeError as error:
        _refuse(f"line {error.lineno} is not JSON")
    except (RecursionError, ValueError):
        _refuse("it says something twice, or holds what no pack holds")
    if not isinstance(content, dict):
        _refuse("it is not a JSON object")
    return content


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("an object says something twice")
    return found


def _no_number(_: str) -> NoReturn:
    raise ValueError("NaN and Infinity are no limits")


def _setting(said: Any, number: int) -> RuleSetting:
    if not isinstance(said, dict) or not isinstance(said.get("rule"), str):
        _refuse(f"setting {number} does not say of which rule it is")
    rule_id = said["rule"]
    what = rule_id if 0 < len(rule_id) <= 64 and rule_id.isprintable() else f"setting {number}"
    _expect(said, {"rule", "off", "severity", "limits"}, what)
    if not isinstance(said.get("off", False), bool):
        _refuse(f"“off” of {what} should be true or false")
    if said.get("severity") not in (None, *Severity):
        _refuse(f"the severity of {what} should be {', '.join(Severity)}")
    limits = said.get("limits", [])
    if not isinstance(limits, list):
        _refuse(f"the limits of {what} are not a list")
    own = tuple(_limit(each, what) for each in limits)
    if len({limit.name for limit in own}) < len(own):
        _refuse(f"{what} has one limit twice")
    try:
        return build(RuleSetting, **{**said, "id": rule_id, "limits": own})
    except EditRefused as error:
        _refuse(f"{what}: {error}")


def _limit(said: Any, what: str) -> Limit:
    if not isinstance(said, dict) or not isinstance(said.get("name"), str):
        _refuse(f"a limit of {what} has no name")
    _expect(said, {"name", "value"}, f"a limit of {what}")
    value = said.get("value")
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        _refuse(f"a limit of {what} is not a number")
    try:
        return build(Limit, name=said["name"], value=str(value))
    except EditRefused as error:
        _refuse(f"a limit of {what}: {error}")


def _expect(said: dict[str, Any], names: set[str], what: str) -> None:
    others = sorted(said.keys() - names)
    if others:
        shown = others[0] if others[0].isprintable() and len(others[0]) <= 40 else "something"
        _refuse(f"{what} holds “{shown}”, which this version does not know")


def _in_order(settings: Iterable[RuleSetting]) -> tuple[RuleSetting, ...]:
    """Return settings by rule, each under its rule's id and without what says nothing."""
    named = (each.evolve(id=each.rule, limits=_sorted(each.limits)) for each in settings)
    says_something = (each for each in named if each.off or each.severity is not None or each.limits)
    return tuple(sorted(says_something, key=lambda each: each.rule))


def _sorted(limits: Iterable[Limit]) -> tuple[Limit, ...]:
    written = (build(Limit, name=limit.name, value=Decimal(plain(limit.value))) for limit in limits)
    return tuple(sorted(written, key=lambda limit: limit.name))


def _unknown(rule: Rule | None, setting: RuleSetting) -> Iterable[str]:
    if rule is None:
        yield f"the rule {setting.rule}"
        return
    names = {limit.name for limit in rule.limits}
    yield from (
        f"the limit “{limit.name}” of {setting.rule}" for limit in setting.limits if limit.name not in names
    )


def _refuse(reason: str) -> NoReturn:
    raise FileRefused(f"This is not a pack of rules that can be read: {reason.rstrip('.')}.")
