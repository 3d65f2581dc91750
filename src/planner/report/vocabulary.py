"""The names of rules, goals, reasons and codes, as they are looked up in the catalogue."""

from collections.abc import Mapping

from planner.locale import mark
from planner.scenario.goal_titles import GOAL_TITLES as GOAL_TITLES
from planner.scenario.types import Category, Certainty, Status
from planner.verdict import Sense

RULE_TITLES: Mapping[str, str] = {
    "once": mark("started once"),
    "eligible": mark("may be renovated"),
    "health_check": mark("health check first"),
    "consent": mark("residents' consent"),
    "window": mark("window of years"),
    "locks": mark("locked in or out"),
    "links": mark("order of communities"),
    "exclusive": mark("exclude each other"),
    "contiguity": mark("areas are connected"),
    "area_limits": mark("limits of an area"),
    "area_works": mark("works of the area itself"),
    "mandatory_basic": mark("basic works that are due"),
    "works_together": mark("works that go together"),
    "special_programmes": mark("special programmes in the same year"),
    "one_dig": mark("one dig"),
    "moratorium": mark("no second dig"),
    "paid_in_full": mark("paid in full"),
    "budget": mark("money of the year"),
    "source_eligibility": mark("what a source may pay"),
    "source_caps": mark("caps of a source"),
    "matching": mark("matching money"),
    "utility_share": mark("share of a utility"),
    "utility_cap": mark("yearly cap of a utility"),
    "utility_floor": mark("least share of the utilities"),
    "residents": mark("residents' contribution"),
    "residents_floor": mark("least share of the residents"),
    "resident_funds": mark("residents' funds"),
    "maintenance_fund": mark("balance of the maintenance fund"),
    "lift_subsidy": mark("lift subsidy"),
    "lift_consent": mark("entrances that agree to a lift"),
    "lift_platform": mark("2+3+X platform"),
    "central_once": mark("one central source a work"),
    "private_capital": mark("private capital"),
    "new_starts": mark("money for new starts"),
    "continuing": mark("money for continuing projects"),
    "spending": mark("money by kind of works"),
    "capacity": mark("capacity"),
    "tasks": mark("task of the year"),
    "equity": mark("shares of districts and subdistricts"),
    "even_flow": mark("even years"),
    "late_built": mark("communities built late"),
    "goal_floors": mark("floor of a goal"),
    "freed_land": mark("land freed by walls"),
    "space_conversion": mark("spaces converted"),
    "seven_ones": mark("seven ones for pipes"),
    "evidence": mark("evidence for works"),
    "decided": mark("residents' decision"),
    "designer_team": mark("team of designers"),
    "competition": mark("order of the competition"),
    "schemes": mark("one scheme of several"),
    "standard_tiers": mark("standard by what residents pay"),
    "designers": mark("capacity of the designers"),
    "operating_balance": mark("balanced ledgers"),
}

REASONS: Mapping[str, str] = {
    "STATUS": mark("not in the reserve any more: {value}"),
    "EXCLUDED": mark("excluded: {value}"),
    "DEMOLITION": mark("to be demolished"),
    "YEAR_UNKNOWN": mark("year built unknown"),
    "BUILT_LATE": mark("built after the limit"),
    "NO_WORKS": mark("no work to do"),
    "NO_CONSENT_YET": mark("consent not yet obtained"),
    "CONSENT": mark("too few residents agree"),
    "NO_HEALTH_CHECK": mark("no health check"),
    "CHECKED_LATE": mark("health check after the start"),
    "LOCKED_OUT": mark("locked out"),
    "LOCKED_YEAR": mark("locked to another year"),
    "PROGRAMME_YEAR": mark("its special programmes are in other years"),
    "LIFT_CONSENT": mark("more lifts than entrances that agree"),
    "PLATFORM_INCOMPLETE": mark("its 2+3+X platform is not complete"),
    "INSUFFICIENT_MAINT_FUND": mark("its maintenance fund does not suffice"),
    "TOO_EARLY": mark("its window opens later"),
    "TOO_LATE": mark("its window closes earlier"),
    "NO_SOURCE": mark("no source may pay for its works"),
    "BLOCKED": mark("no area can hold it: {value}"),
    "BY_ITSELF": mark("{rule}: by itself above the limit in every year"),
    "YUAN_BY_ITSELF": mark("{rule}: by itself above the limit in every year"),
    "DUG": mark("{rule}: dug up in {value}, within {limit} years of every year it could start"),
    "EVERY_YEAR": mark("{rule}: dug up in another year already ({value})"),
    # of the waiting list
    "PAYABLE": mark("{rule}: in {year} {left} 万元 could be paid, at least {limit} needed"),
    "WOULD_BREAK": mark("{rule} would be broken: {value}"),
    "MONEY_LEFT": mark(
        "money left in {year}, what later years take set aside: {left} 万元, at least {limit} needed"
    ),
    "AT_LIMIT": mark("{rule} at its limit: {value}"),
    "TOGETHER": mark("no room under the rules and goals together"),
    "NOT_FOUND": mark("nothing bars it by itself; no better place for it was found"),
    # of works
    "NO_EVIDENCE_FOR_WORK": mark("neither the health check nor the residents call for it"),
    "WAIVED": mark("waived: {value}"),
    "TOO_MANY_WORKS": mark("not considered: too many optional works"),
    "BELOW_FLOOR": mark("would push the utilities' share below its floor"),
    "SUBSIDY_USED_UP": mark("entitled to a lift subsidy of which too little is left: {value}"),
    "NOT_CHOSEN": mark("optional, not chosen under the money, rules and goals"),
    "AREA_NOT_CONSERVED": mark("its works take more than the space has: {value}"),
    "NO_FIRE_PROTECTION": mark("e-bike charging without fire protection: {value}"),
    "SEVEN_ONES_VIOLATION": mark("two parties in one role of its pipe works: {value}"),
    "NOT_DECIDED": mark("the residents' decision has not come far enough"),
    "STATE_ORDER": mark("a step of the residents' decision was skipped: {value}"),
    "NOT_READY_DESIGNER": mark("no team of responsible designers in its subdistrict"),
    "NO_RATES": mark("did not take part in the competition"),
    "RATE_LOW": mark("a rate of the competition is too low"),
    "CATEGORY_CLOSED": mark("its class of works is not open at what its residents pay"),
    "ABOVE_TIER_CAP": mark("with it the public money is {value} yuan, its tier gives {limit}"),
    "TIER_CAP": mark("its basic works ask more public money than its tier gives"),
    "NOT_APPROVED": mark("joint review not complete: {value} lacks {limit}"),
    "SCHEME_CONSENT": mark("too few agree to the scheme: {value} (limit {limit})"),
    "SATISFACTION": mark("too few are satisfied: {value} (limit {limit})"),
    "HEATING_WINDOW": mark("works on heating pipes never fit outside the heating period"),
    "SEASON_WINDOW": mark("construction fits no season"),
    "NO_CAPACITY": mark("no team or implementer is free within ten years"),
    "LEDGER": mark("no area whose ledger balances can hold it, and no other money pays"),
}

SENSES: Mapping[Sense, str] = {
    "at most": mark("at most"),
    "at least": mark("at least"),
    "exactly": mark("exactly"),
}

CATEGORIES: Mapping[Category, str] = {
    Category.BASIC: mark("basic works"),
    Category.IMPROVING: mark("improving works"),
    Category.UPGRADING: mark("upgrading works"),
}

STATUSES: Mapping[str, str] = {
    Status.RESERVE: mark("in reserve"),
    Status.LISTED: mark("already listed"),
    Status.UNDERWAY: mark("under construction"),
    Status.DONE: mark("completed"),
}

STEPS: Mapping[str, str] = {  # of the residents' decision, as the list names them
    "proposed": mark("proposed by residents"),
    "moved": mark("moved by the Party branch"),
    "deliberated": mark("deliberated by the owners' committee"),
    "carried_out": mark("carried out by the property firm or another"),
    "supervised": mark("supervised by the supervisory committee"),
    "assessed": mark("assessed by residents"),
}

CERTAINTIES: Mapping[Certainty, str] = {
    Certainty.GRANTED: mark("granted"),
    Certainty.BUDGETED: mark("budgeted"),
    Certainty.EXPECTED: mark("expected"),
}

SUBJECTS: Mapping[str, str] = {  # the words a subject may end in, after the name of an area
    "members": mark("members"),
    "households": mark("households"),
    "communities": mark("communities"),
    "yuan": mark("yuan"),
    "distance": mark("walking distance"),
    "districts": mark("districts"),
    "subdistricts": mark("subdistricts"),
    "drawn areas": mark("drawn areas"),
    "split": mark("pairs split"),
    "apart": mark("pairs that must stay apart"),
    "project": mark("project cost"),
    "walls": mark("taking walls down"),
    "host": mark("host in the area"),
    "profile": mark("payment profile"),
    "ledger": mark("payments out of place"),
    "ceiling": mark("ceiling of private capital"),
    "share": mark("share"),
    "misnamed": mark("own works of another kind, or listed again"),
    "area": mark("m² taken"),
    "land": mark("m² of freed land"),
    "conversions": mark("communities that convert it"),
    "fire": mark("chargers without fire protection"),
    "plan": mark("implementation plans"),
    "approval": mark("fund approvals"),
    "survey": mark("survey units"),
    "design": mark("design units"),
    "contractor": mark("general contractors"),
    "supervisor": mark("supervisors"),
    "missing": mark("rates missing"),
    "participation": mark("participation"),
    "support": mark("support"),
    "contribution": mark("contribution"),
    "property_coverage": mark("property coverage"),
    "pool": mark("worth of the operating pool"),
    "upkeep": mark("balance of the upkeep ledger"),
}

KINDS: Mapping[str, str] = {
    "project": mark("project cost"),
    "walls": mark("taking walls down"),
}

YUAN = frozenset(
    {
        "budget",
        "central_once",
        "continuing",
        "lift_subsidy",
        "maintenance_fund",
        "matching",
        "new_starts",
        "spending",
        "private_capital",
        "resident_funds",
        "residents",
        "residents_floor",
        "source_caps",
        "source_eligibility",
        "utility_cap",
        "utility_floor",
        "utility_share",
        "operating_balance",
    }
)
YEARS = frozenset({"health_check", "links", "window"})
