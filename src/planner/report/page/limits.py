"""The rules that bind: what stands at its limit or within a hundredth of it, and how every rule fared."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from planner.locale import say
from planner.report import words
from planner.report.limits import tight
from planner.report.page.blocks import Block, Column, Fold, Grid, Money, Row, Section, Words
from planner.result import Result
from planner.scenario.types import Scenario
from planner.verdict import Check

SHOWN = 6  # subjects of one rule


def limits(result: Result) -> Section:
    """The rules at their limit, and all rules with how many checks they came to."""
    binding = by_rule([check for check in result.checks if tight(check)])
    broken = [check for check in result.checks if not check.ok]
    blocks: list[Block] = [
        Words(
            say(
                "{n} checks by separate arithmetic, {broken} broken.",
                n=f"{len(result.checks):,}",
                broken=len(broken),
            )
        )
    ]
    if broken:
        blocks.append(_grid(result, say("Rules that are broken"), by_rule(broken)))
    blocks += [
        _grid(result, say("At the limit, or within 1 % of it"), binding)
        if binding
        else Words(say("No rule with a measured limit stands at it.")),
        Fold(title=say("Every rule and how many checks it came to"), blocks=(_every(result),), paper=False),
    ]
    return Section(id="limits", title=say("Rules at their limit"), blocks=tuple(blocks))


def by_rule(checks: Sequence[Check]) -> dict[str, list[Check]]:
    """Checks under their rules, the tightest first."""
    found: dict[str, list[Check]] = {}
    for check in checks:
        found.setdefault(check.rule, []).append(check)
    return {
        rule: sorted(mine, key=lambda c: Fraction(c.slack) / abs(Fraction(c.limit)) if c.limit else 0)
        for rule, mine in found.items()
    }


def _grid(result: Result, caption: str, found: dict[str, list[Check]]) -> Grid:
    return Grid(
        caption=caption,
        columns=(
            Column(say("subject")),
            Column(say("measured"), number=True),
            Column(say("sense"), code=True),
            Column(say("limit"), number=True),
            Column(say("slack"), number=True),
        ),
        groups=tuple(tuple(_rows(result.scenario, rule, checks)) for rule, checks in found.items()),
    )


def _rows(scenario: Scenario, rule: str, checks: Sequence[Check]) -> Iterator[Row]:
    """The tightest checks of a rule under its name."""
    in_wan = all(_is_yuan(check) for check in checks)
    title = say("{rule}, 万元", rule=words.rule_title(rule)) if in_wan else words.rule_title(rule)
    yield Row((say("{rule} ({n})", rule=title, n=f"{len(checks):,}"), *[None] * 4), level=1)
    for check in checks[:SHOWN]:
        numbers = [
            Money(int(number)) if in_wan else words.number(rule, check.subject, number)
            for number in (check.value, check.limit, check.slack)
        ]
        subject = _named(scenario, check.subject)
        yield Row((subject, numbers[0], words.sense(check.sense), *numbers[1:]))
    if len(checks) > SHOWN:
        yield Row((say("and {n} more in checks.csv", n=f"{len(checks) - SHOWN:,}"), *[None] * 4))


def _is_yuan(check: Check) -> bool:
    """Whether a check counts whole yuan."""
    whole = all(int(number) == number for number in (check.value, check.limit))
    return whole and words.is_money(check.rule, check.subject)


def _named(scenario: Scenario, subject: str) -> str:
    """The subject of a check, ids of communities with their names before them."""
    known = scenario.community
    parts = [
        f"{known[part].name} ({part})" if part in known and known[part].name not in ("", part) else part
        for part in words.subject(subject).split(" ")
    ]
    return " ".join(parts)


def _every(result: Result) -> Grid:
    rows = [
        Row(
            (
                words.rule_title(rule),
                words.rule_sentence(rule),
                len(checks),
                sum(tight(check) for check in checks),
                sum(not check.ok for check in checks),
            )
        )
        for rule, checks in by_rule(result.checks).items()
    ]
    return Grid(
        caption=say("Every rule"),
        columns=(
            Column(say("rule")),
            Column(say("what it says"), long=True),
            *(Column(text, number=True) for text in (say("checks"), say("at the limit"), say("broken"))),
        ),
        groups=(tuple(rows),),
    )
