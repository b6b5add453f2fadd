"""Where a header stands, what its titles mean, and in what unit its sums are."""

from store.reporting.exchange import Reason, Subject
from store.reporting.exchange_columns import FIELDS, known_field
from store.reporting.exchange_sheet import Grid, GridRow, place_of, read_sheet

PROJECTS = Subject.PROJECTS


def grid(*rows: str) -> Grid:
    """Rows written with | between their cells; an empty row is left out, as files leave it out."""
    return Grid("x.xlsx", tuple(GridRow(number, tuple(row.split("|"))) for number, row in enumerate(rows, 1) if row))


def test_titles_are_known_by_their_usual_other_names() -> None:
    """项目名称, 名称, 项目 are one field; brackets hold the unit; a star marks what must be filled in."""
    for title in ("项目名称", "名称", "项目", "项 目 名 称", "*项目名称", "Name"):
        assert [field.key for field in [known_field(PROJECTS, title)[0]] if field] == ["name"]
    for title in ("计划投资（万元）", "总投资(万元)", "计划总投资：万元", "投资额,万元"):
        field, unit = known_field(PROJECTS, title)
        assert (field.key if field else "", unit) == ("planned", "万元")
    assert known_field(PROJECTS, "联系电话") == (None, "")


def test_no_title_means_two_fields() -> None:
    """In each kind of file."""
    for subject, fields in FIELDS.items():
        for field in fields:
            assert known_field(subject, field.title)[0] == field


def test_the_header_is_found_below_a_title_and_a_unit_line() -> None:
    """The unit line counts for columns that say nothing else."""
    sheet = read_sheet(
        grid(
            "2024年重点项目表|||", "|||单位：万元", "", "项目名称|责任单位|计划投资|合同外资（万美元）", "甲|冠县|1|2"
        ),
        PROJECTS,
    )
    assert [column.key for column in sheet.columns] == ["name", "office", "planned", "foreign"]
    assert [column.unit for column in sheet.columns] == ["", "", "万元", "万美元"]
    assert [(row.number, row.cells["name"]) for row in sheet.rows] == [(5, "甲")]


def test_a_merged_header_is_read_from_both_its_rows() -> None:
    """The lower titles name the fields, the upper one may name their unit."""
    rows = (
        "项目名称|责任单位|投资情况（万元）|投资情况（万元）",
        "项目名称|责任单位|计划投资|合同外资（万美元）",
        "甲|冠县|1|2",
    )
    sheet = read_sheet(grid(*rows), PROJECTS)
    assert [column.key for column in sheet.columns] == ["name", "office", "planned", "foreign"]
    assert [column.unit for column in sheet.columns][2:] == ["万元", "万美元"]
    assert len(sheet.rows) == 1


def test_a_first_row_of_values_is_no_second_row_of_the_header() -> None:
    """Even where a value is the same word as a title."""
    sheet = read_sheet(grid("项目名称|责任单位|阶段", "项目|冠县|在谈", "乙|冠县|在谈"), PROJECTS)
    assert [row.cells["name"] for row in sheet.rows] == ["项目", "乙"]


def test_unknown_columns_are_named() -> None:
    """With their letters."""
    assert read_sheet(grid("序号|项目名称|责任单位|电话", "1|甲|冠县|2"), PROJECTS).unknown == (
        "序号（A）",
        "电话（D）",
    )


def test_a_sheet_without_a_header_or_with_a_doubled_column_is_refused() -> None:
    """Nothing of it is read."""
    assert [one.reason for one in read_sheet(grid("甲|乙", "丙|丁"), PROJECTS).refusals] == [Reason.NO_HEADER]
    assert [one.reason for one in read_sheet(grid(), PROJECTS).refusals] == [Reason.NO_HEADER]
    doubled = read_sheet(grid("项目名称|总投资|计划投资", "甲|1|2"), PROJECTS)
    assert [(one.reason, one.value) for one in doubled.refusals] == [
        (Reason.DOUBLE_COLUMN, "总投资（B）、计划投资（C）"),
    ]
    assert [one.reason for one in read_sheet(grid("责任单位|阶段", "冠县|在谈"), PROJECTS).refusals] == [
        Reason.MISSING_COLUMN
    ]
    assert [one.reason for one in read_sheet(grid("项目名称|阶段"), PROJECTS).refusals] == [Reason.NO_ROWS]


def test_formulas_are_named_by_their_cells() -> None:
    """Only in columns that are read."""
    rows = (GridRow(1, ("项目名称", "备注", "总投资")), GridRow(2, ("甲", "=1", "=B2"), frozenset({1, 2})))
    assert read_sheet(Grid("x", rows), PROJECTS).rows[0].formulas == ("C2",)


def test_columns_have_letters() -> None:
    """Beyond Z they have two."""
    assert [place_of(number) for number in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]
