"""Offices (单位): who reports and who is ranked. The sample registry holds 28 of four kinds (1+3+12+12)."""

from dataclasses import dataclass
from enum import StrEnum


class OfficeKind(StrEnum):
    """What an office is (1+3+12+12)."""

    LEADING_GROUP = "领导小组"
    LIAISON = "驻外办"
    CHAIN_GROUP = "产业链推进组"
    COUNTY = "县市区"


class League(StrEnum):
    """Who is ranked with whom: counties and zones among themselves, the city's departments among themselves."""

    COUNTIES = "counties"
    DEPARTMENTS = "departments"


class Rhythm(StrEnum):
    """How often an office reports (报送频次)."""

    DAILY = "daily"
    WEEKLY = "weekly"


@dataclass(frozen=True, slots=True)
class Office:
    """An office. `code` is its own key in files and never changes; the name may (renamed offices keep code and id).

    `county` is the place its reports are about, "" for an office of the whole city. `aliases` are other ways people write
    it. `league` is None for who is not ranked. `cut_off` is the minute of the day (Asia/Shanghai) by which a report is due,
    `due_weekday` (Monday 0) the day of a weekly one.
    """

    office_id: int
    code: str
    name: str
    kind: OfficeKind
    league: League | None
    county: str = ""
    aliases: tuple[str, ...] = ()
    rhythm: Rhythm = Rhythm.DAILY
    due_weekday: int = 4
    cut_off: int = 18 * 60
    active: bool = True
