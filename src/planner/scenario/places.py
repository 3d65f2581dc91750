"""What several communities share: corridors, special programmes of other departments, facilities."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Corridor:
    """A street or pipe route that several communities dig in."""

    id: str
    communities: tuple[str, ...]
    last_dig_year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """A special programme (专项工程) of another department at some communities; its money is not ours."""

    id: str
    department: str
    years: tuple[int, ...]  # the years it may be done in; one: a fixed year
    communities: tuple[str, ...]
    works: tuple[str, ...] = ()  # kinds
    corridor: str = ""
    digs: bool = True
    money: int = 0
    outside: bool = False  # beyond the communities' own bounds: a road, a river, beside them
    owner: str = ""  # who pays it; absent: the department


@dataclass(frozen=True, slots=True, kw_only=True)
class Facility:
    """A shared facility that can be built at a host community, or already stands there."""

    id: str
    kind: str
    host: str
    band_m: int = 500  # life circle it serves: 300, 500 or 1,000 m
    min_households: int = 0  # of the area it is built for
    cost: int = 0  # yuan
    existing: bool = False
    floor_area_m2: Fraction = Fraction(0)  # of rooms
    site_area_m2: Fraction = Fraction(0)  # 占地面积: land, public activity space
    land_m2: Fraction = Fraction(0)  # of land that walls free, which it needs
    serves: tuple[str, ...] = ()  # 医 食 行 文 娱
    operator: str = ""  # who runs it once it stands
    income: int = 0  # yuan a year for the operating ledger, never construction money
