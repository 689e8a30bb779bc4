"""Teams, priorities, allowances and who may hold a post."""

from decimal import Decimal

from orgdesigner.model.edits import (
    allowances,
    priorities,
    teams,
)
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.words import Access, AllowanceKind, TeamKind
from tests.ui.tasks.core.task import BM, YEAR_7, Task, priority, set_post, team
from tests.ui.tasks.hands import CTRL, Key, Keyboard, Mouse

# Add a team; say who leads it


def team_by_keyboard(hand: Keyboard) -> None:
    hand.press(Key.Key_T, CTRL)
    hand.tab_to("Name")
    hand.write("Wellbeing")
    hand.press(Key.Key_Return)


def team_by_clicks(hand: Mouse) -> None:
    hand.choose("Structure", "Add a team")
    hand.field("Name")
    hand.write("Wellbeing")
    hand.button("Add the team")


def lead_by_keyboard(hand: Keyboard) -> None:
    hand.go_to("Site")
    hand.into_details()
    hand.tab_to("Led by")
    hand.write("Business Manager")
    hand.press(Key.Key_Return)


def lead_by_clicks(hand: Mouse) -> None:
    hand.go_to("Site")
    hand.choose_named("Led by", "Business Manager", within=hand.window.inspector)


# Let a post contribute to a priority


def priority_by_keyboard(hand: Keyboard) -> None:
    hand.go_to("SENCO")
    hand.into_details()
    hand.tab_to("Priorities: Add a priority…")
    hand.write("Community")
    hand.press(Key.Key_Return)


def priority_by_clicks(hand: Mouse) -> None:
    hand.go_to("SENCO")
    hand.choose_named("Priorities: Add a priority…", "Community", within=hand.window.inspector)


# Add an allowance


def allowance_by_keyboard(hand: Keyboard) -> None:
    hand.go_to(BM)
    hand.into_details()
    inspector = hand.window.inspector
    hand.tab_to(lambda: _says(inspector.window().focusWidget(), "Add an allowance"))
    hand.press(Key.Key_Space)


def allowance_by_clicks(hand: Mouse) -> None:
    hand.go_to(BM)
    hand.button("Add an allowance", within=hand.window.inspector)


def _says(widget: object, words: str) -> bool:
    text = getattr(widget, "text", None)
    return callable(text) and text() == words


# Say who may hold a post


def access_by_keyboard(hand: Keyboard) -> None:
    hand.go_to(YEAR_7)
    hand.into_details()
    hand.tab_to("Who may hold it")
    hand.write(Access.SUPPORT.label)


def access_by_clicks(hand: Mouse) -> None:
    hand.go_to(YEAR_7)
    hand.pick("Who may hold it", Access.SUPPORT.label, within=hand.window.inspector)


EDITS = (
    Task("add a team", lambda view: teams.add_team(view, name="Wellbeing", team_kind=TeamKind.LEADERSHIP),
         team_by_keyboard, team_by_clicks),
    Task("say who leads a team", lambda view: set_fields(
        view, team(view, "Site"), leads=(*team(view, "Site").leads, "business-manager")),
         lead_by_keyboard, lead_by_clicks),
    Task("let a post serve a priority", lambda view: priorities.contribute(
        view, priority(view, "Community"), ["senco"]), priority_by_keyboard, priority_by_clicks),
    Task("add an allowance", lambda view: allowances.add_allowance(
        view, "business-manager", allowance_kind=AllowanceKind.RR, annual=Decimal(1000)),
         allowance_by_keyboard, allowance_by_clicks),
    Task("say who may hold a post", lambda view: set_post(view, "hoy-7", access=Access.SUPPORT),
         access_by_keyboard, access_by_clicks),
)  # fmt: skip
