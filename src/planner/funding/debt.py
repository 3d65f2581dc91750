"""Debt service of a bond or a loan: interest alone in the years of grace, then equal yearly payments."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from planner.money import half_up
from planner.scenario.types import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """What is paid back in one year, yuan."""

    year: int
    interest: int
    principal: int

    @property
    def total(self) -> int:
        """Interest and principal."""
        return self.interest + self.principal


def annuity(principal: int, rate: Fraction, years: int) -> Fraction:
    """The equal payment that repays `principal` in so many years at `rate` a year."""
    if not rate:
        return Fraction(principal, years)
    return principal * rate / (1 - (1 + rate) ** -years)


def service(principal: int, rate: Fraction, term: int, grace: int, drawn: int) -> Iterator[Service]:
    """Year by year from the year after it is drawn; rounded to the yuan, the last year pays the rest."""
    left = principal
    equal = half_up(annuity(principal, rate, term - grace))
    for k in range(1, term + 1):
        interest = half_up(left * rate)
        back = 0 if k <= grace else left if k == term else min(left, equal - interest)
        left -= back
        yield Service(year=drawn + k, interest=interest, principal=back)


def by_year(source: Source, drawn: Mapping[int, int]) -> tuple[Service, ...]:
    """The service of all that is drawn of a source; nothing where its term is not known."""
    found: dict[int, tuple[int, int]] = {}
    for year, yuan in sorted(drawn.items()) if source.term_years else ():
        rate = Fraction(0) if source.rate is None else source.rate
        for line in service(yuan, rate, source.term_years or 1, source.grace_years, year):
            interest, principal = found.get(line.year, (0, 0))
            found[line.year] = (interest + line.interest, principal + line.principal)
    return tuple(
        Service(year=year, interest=interest, principal=principal)
        for year, (interest, principal) in sorted(found.items())
    )
