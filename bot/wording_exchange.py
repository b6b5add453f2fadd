"""What is said of importing offices, projects and targets by file: what would change, what is refused and what to write instead."""

from bot.message import Button, Reply, Span
from bot.wording import bold, faint, plain, say, shorten
from rag.answer import Language
from store.reporting.exchange import Applied, FieldChange, Plan, PlannedRow, Reason, Refusal, Stale, Subject, Verdict

ROWS_SHOWN = 15  # rows of a card
_LONGEST_CELL = 60
_SUBJECTS = {
    Subject.OFFICES: ("单位", "Offices"),
    Subject.PROJECTS: ("项目", "Projects"),
    Subject.TARGETS: ("目标", "Targets"),
    Subject.RULES: ("权重", "Weights"),
}
_MARKS = {Verdict.ADDED: "＋", Verdict.CHANGED: "～", Verdict.UNCHANGED: "＝", Verdict.REFUSED: "✗"}
_REASONS: dict[Reason, tuple[str, str]] = {
    Reason.NO_HEADER: (
        "没有找到表头。请在前 15 行里写一行列名，认得的列名有：{hint}。",
        "No header was found: write one line of titles within the first 15 rows. Known titles: {hint}.",
    ),
    Reason.MISSING_COLUMN: ("缺少列：{column}（有一个即可）。", "A column is missing, one of: {column}."),
    Reason.DOUBLE_COLUMN: (
        "有几列都是“{column}”：{value}。请只留一列。",
        "Several columns are {column}: {value}. Keep one.",
    ),
    Reason.NO_ROWS: ("表头下面没有数据。", "There are no rows below the header."),
    Reason.FORMULA: (
        "单元格 {column} 是公式或错误值。请“选择性粘贴为数值”后再导入。",
        "Cell {column} holds a formula or an error: paste it as a value.",
    ),
    Reason.EMPTY: ("“{column}”没有填。", "{column} is empty."),
    Reason.NOT_CLEARED: ("“{column}”不能清空。", "{column} cannot be cleared."),
    Reason.UNKNOWN_WORD: (
        "“{column}”里的“{value}”不认识，可以写：{hint}。",
        "{column}: {value} is not known; write one of: {hint}.",
    ),
    Reason.BAD_NUMBER: (
        "“{column}”里的“{value}”不是一个准确的数。请写成一个数，例如 3.2亿元、300个。",
        "{column}: {value} is not one exact figure; write it like 3.2亿元 or 300个.",
    ),
    Reason.BAD_DATE: (
        "“{column}”里的“{value}”不是日期。请写成 2024-06-25。",
        "{column}: {value} is no day; write it like 2024-06-25.",
    ),
    Reason.FUTURE_DATE: (
        "“{column}”是 {value}，还没有到（今天 {hint}）。请核对年份。",
        "{column}: {value} has not come yet (today is {hint}); check the year.",
    ),
    Reason.BAD_TIME: (
        "“{column}”里的“{value}”不是时间。请写成 18:00。",
        "{column}: {value} is no time; write it like 18:00.",
    ),
    Reason.BAD_PERIOD: (
        "“{column}”里的“{value}”不是周期。可以写 2024、2024-Q2、2024-06、2024年上半年（单元格设为文本格式）。",
        "{column}: {value} is no period; write 2024, 2024-Q2, 2024-06 or 2024-H1, in a cell formatted as text.",
    ),
    Reason.NO_UNIT: (
        "“{column}”里的“{value}”没有单位。请在列名里写明，例如“{column}（万元）”，或在单元格里写 3000万元。",
        "{column}: {value} has no unit. Put it into the title, as in {column}（万元）, or into the cell: 3000万元.",
    ),
    Reason.WRONG_UNIT: (
        "“{column}”里的“{value}”单位不对。请用 {hint} 或它的万、亿。",
        "{column}: {value} has the wrong unit; use {hint}, or 万 and 亿 of it.",
    ),
    Reason.NO_CURRENCY: (
        "“{column}”里的“{value}”没有写币种。请写 {value}美元 或 {value}元。",
        "{column}: {value} names no currency; write {value}美元 or {value}元.",
    ),
    Reason.TOO_LARGE: (
        "“{column}”里的“{value}”超过一万亿，像是单位写错了。请核对列名里的单位。",
        "{column}: {value} is more than a trillion, which looks like a wrong unit; check the unit in the title.",
    ),
    Reason.TOO_SMALL: (
        "“{column}”里的“{value}”按列名只有 {hint}，像是单位写错了。请核对列名里的单位；确实如此，请把单位写进单元格。",
        "{column}: {value} is only {hint} by the title, which looks like a wrong unit; check it, or write the unit into the cell.",
    ),
    Reason.UNIT_SLIP: (
        "“{column}”里的“{value}”与库里的 {hint} 正好差一万倍或一亿倍，像是单位写错了。确实如此，请把单位写进单元格，例如 3.2亿元。",
        "{column}: {value} is exactly 10,000 or 100,000,000 times off what is kept ({hint}), which looks like a wrong unit. "
        "If it is right, write the unit into the cell, like 3.2亿元.",
    ),
    Reason.TOO_LONG: ("“{column}”超过 {hint} 个字。请写短一些。", "{column} is longer than {hint} characters; shorten it."),
    Reason.UNKNOWN_ID: (
        "库里没有编号“{value}”的项目。新项目请把“{column}”留空。",
        "There is no project {value}. Leave {column} empty for a new one.",
    ),
    Reason.UNKNOWN_OFFICE: (
        "不认识“{column}”里的“{value}”。请写单位名册里的编码或名称。",
        "{column}: {value} is not in the registry of offices; write a code or a name of it.",
    ),
    Reason.AMBIGUOUS_OFFICE: (
        "“{value}”可以指几个单位：{hint}。请写单位编码。",
        "{value} may be several offices: {hint}. Write the code.",
    ),
    Reason.OFFICES_DIFFER: (
        "单位编码是 {hint}，“{column}”写的却是“{value}”。请改成一致。",
        "The code says {hint}, but {column} says {value}. Make them agree.",
    ),
    Reason.OFFICE_CLOSED: ("单位“{value}”已停用。请写接手的单位。", "{value} is out of use; name the office that took over."),
    Reason.UNKNOWN_PLACE: (
        "“{column}”里的“{value}”不是名册里的县市区。可以写：{hint}。",
        "{column}: {value} is no place of the registry; write one of: {hint}.",
    ),
    Reason.UNKNOWN_MEMBER: (
        "“{column}”里的“{value}”不是已加入成员的数字编号。",
        "{column}: {value} is not the numeric id of a member.",
    ),
    Reason.AMBIGUOUS_NAME: (
        "有几个项目都叫“{value}”：{hint}。请填项目编号。",
        "Several projects are called {value}: {hint}. Write the project's number.",
    ),
    Reason.NAME_TAKEN: ("名称“{value}”已属于 {hint}。", "The name {value} belongs to {hint}."),
    Reason.BAD_NAME: (
        "“{column}”里的“{value}”不能当名称：数字、金额、日期和周期会和别的内容混在一起。请写带文字的名称。",
        "{column}: {value} cannot be a name: numbers, sums and periods would be taken for something else. Use words.",
    ),
    Reason.WEIGHTS_SUM: (
        "{column}的权重合计是 {value}，应当是 100。请把这一组的权重改到合计 100（没有写的指标按原来的权重算）。",
        "The weights of {column} add up to {value}, not 100; those that the file does not name count as they stand.",
    ),
    Reason.RULES_DIFFER: (
        "同一组的“{column}”写得不一样：{value}。一组只能有一个。",
        "{column} must be the same in all rows of a league: {value}.",
    ),
    Reason.DOUBLE_ID: (
        "与第 {rows} 行是同一个：{value}。请只留一行。",
        "The same as row {rows}: {value}. Keep one of them.",
    ),
    Reason.DOUBLE_NAME: (
        "与第 {rows} 行名称相同：{value}。请只留一行，或改名。",
        "The same name as in row {rows}: {value}. Keep one or rename one.",
    ),
    Reason.FIVE_ONES: (
        "列为重点项目要五个一齐全，还缺：{hint}。",
        "A key project needs all of 五个一; missing: {hint}.",
    ),
    Reason.TOTAL_ROW: ("“{value}”是合计行，不是项目。请删去这一行。", "{value} is a row of totals: delete it."),
    Reason.STAGE_MISSING: ("有阶段日期，却没有阶段。", "There is a day but no stage."),
    Reason.SINCE_OLD: (
        "阶段改了，“{column}”还是原来的 {value}。请写新阶段开始的日期，或清空这一格（按今天算）。",
        "The stage changes but {column} is still {value}: write the day on which the new stage began, or empty the cell for today.",
    ),
}  # fmt: skip


def say_subject(language: Language, subject: Subject) -> str:
    """What a table is of."""
    return say(language, *_SUBJECTS[subject])


def say_refusal(language: Language, refusal: Refusal) -> str:
    """Why something is refused, and what to write."""
    chinese, english = _REASONS[refusal.reason]
    return say(
        language, chinese, english,
        column=refusal.column, value=shorten(refusal.value, _LONGEST_CELL), hint=refusal.hint,
        rows="、".join(map(str, refusal.rows)),
    )  # fmt: skip


def say_counts(language: Language, plan: Plan) -> str:
    """How many rows of each kind."""
    added, changed, unchanged, refused = (plan.count(verdict) for verdict in Verdict)
    return say(
        language,
        "{subject}：新增 {added}，修改 {changed}，不变 {unchanged}，有误 {refused}",
        "{subject}: {added} added, {changed} changed, {unchanged} unchanged, {refused} refused",
        subject=say_subject(language, plan.sheet.subject), added=added, changed=changed, unchanged=unchanged, refused=refused,
    )  # fmt: skip


def say_unknown(language: Language, plan: Plan) -> str:
    """The columns that are passed over; "" where there is none."""
    columns = "、".join(plan.sheet.unknown)
    return (
        say(language, "不认识、没有读的列：{columns}", "Columns passed over: {columns}", columns=columns)
        if columns
        else ""
    )


def say_row(language: Language, row: PlannedRow) -> str:
    """One row: what changes, or why it is refused."""
    head = say(language, "第 {number} 行 {mark} {name}", "Row {number} {mark} {name}", number=row.number, mark=_MARKS[row.verdict],
               name=shorten(row.name, _LONGEST_CELL))  # fmt: skip
    facts = [say_refusal(language, refusal) for refusal in row.refusals] or [
        say_change(language, one) for one in row.changes
    ]
    return "\n".join([head, *(f"   {fact}" for fact in facts)])


def say_change(language: Language, change: FieldChange) -> str:
    """A field, old and new."""
    nothing = say(language, "（空）", "(empty)")
    doubt = say(language, "  ⚠ 请再看一眼", "  ⚠ look twice") if change.doubtful else ""
    before, after = (shorten(text, _LONGEST_CELL) or nothing for text in (change.before, change.after))
    return f"{change.title}：{before} → {after}{doubt}" if change.before else f"{change.title}：{after}{doubt}"


def say_closing(language: Language, outcome: Plan | Applied | Stale) -> str:
    """What became of it, and what to do next."""
    match outcome:
        case Applied():
            return say(language, "已全部写入。", "All of it is saved.")
        case Stale():
            return say(
                language,
                "没有写入：预演之后库里有了变化，请看新的预演，再确认一次。",
                "Nothing was saved: the store has changed since. Look at the new dry run and confirm again.",
            )
        case Plan() if outcome.is_refused:
            return say(
                language,
                "没有写入：请改好有误的地方再发一次，整份文件要么全写、要么不写。",
                "Nothing was saved: put the faults right and send it again; a file is saved whole or not at all.",
            )
        case Plan() if not outcome.to_do:
            return say(
                language, "与库里完全一致，没有要改的。", "All of it stands so already; there is nothing to change."
            )
        case Plan():
            return say(language, "这是预演，还没有写入。", "This is a dry run; nothing is saved yet.")


def say_plan(language: Language, outcome: Plan | Applied | Stale, token: str) -> Reply:
    """The card of a file: what would change and two buttons; `token` names the plan in their data ("import:TOKEN")."""
    plan = outcome if isinstance(outcome, Plan) else outcome.plan
    spans: list[Span] = [bold(say_counts(language, plan))]
    refused = [row for row in plan.rows if row.refusals]
    shown = () if isinstance(outcome, Applied) else tuple(refused) or plan.to_do
    lines = [say_refusal(language, refusal) for refusal in plan.sheet.refusals]
    lines += [say_row(language, row) for row in shown[:ROWS_SHOWN]]
    spans += [plain("\n".join(lines))] if lines else []
    if len(shown) > ROWS_SHOWN:
        spans.append(faint(say(language, "另有 {n} 行。", "{n} more rows.", n=len(shown) - ROWS_SHOWN)))
    spans += [faint(line) for line in (say_unknown(language, plan), say_closing(language, outcome)) if line]
    if isinstance(outcome, Applied) or plan.is_refused or not plan.to_do:
        return Reply(tuple(spans))
    apply = Button(say(language, "应用", "Apply"), f"import:{token}")
    drop = Button(say(language, "不要", "Discard"), f"import-drop:{token}")
    return Reply(tuple(spans), ((apply, drop),))


def say_several(language: Language, sheets: str) -> str:
    """Several tables of the workbook could be meant."""
    return say(
        language,
        "工作簿里有几张表都像要导入的：{sheets}。请只留一张。",
        "Several sheets could be meant: {sheets}. Keep one of them.",
        sheets=sheets,
    )


def say_not_known(language: Language) -> str:
    """No table of the file tells what it is of."""
    return say(
        language,
        "没有认出这是哪种表。前 15 行里要有一行列名：名册要有“单位编码”，项目要有“项目名称”，目标要有“指标”“周期”“目标值”，权重要有“排名组”“指标”“权重”。",
        "Which table this is could not be told. Within the first 15 rows a line of titles is needed: 单位编码 for offices, "
        "项目名称 for projects, 指标, 周期 and 目标值 for targets, 排名组, 指标 and 权重 for weights.",
    )


def say_exported(language: Language, rows: int, file: str) -> str:
    """What was written where."""
    return say(language, "已写出 {rows} 行：{file}", "{rows} rows written: {file}", rows=rows, file=file)


def say_how_to_apply(language: Language) -> str:
    """After a dry run on the command line."""
    return say(language, "加 --apply 写入。", "Add --apply to save it.")


def say_gone(language: Language) -> Reply:
    """A press on a card whose plan does not wait any more, or on somebody else's."""
    return Reply(
        (
            plain(
                say(
                    language,
                    "这张卡片已失效，或不是您发的文件。请重新发送文件。",
                    "This card is out of date, or the file was not yours. Send the file again.",
                )
            ),
        )
    )


def say_dropped(language: Language) -> Reply:
    """The plan is thrown away."""
    return Reply((plain(say(language, "好的，没有写入。", "All right, nothing was saved.")),))
