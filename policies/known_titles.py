"""known_titles.yaml: documents whose title is known but whose text is not held (只知其名的文件).

- title: 某市社会化招商奖励办法（试行）
  place: 某市
  issuer: 某市人民政府            # optional
  source: 某报，2024-02-20        # where the title was met; optional
  aliases: [社会化招商奖励办法]    # optional
"""

from policies.front_matter import BadYaml, Entry, read_list
from policies.provision import FormatProblem, KnownTitle

_FIELDS = ("title", "place", "issuer", "source", "aliases")


def read_known_titles(text: str, file: str) -> tuple[tuple[KnownTitle, ...], tuple[FormatProblem, ...]]:
    """The titles, and a problem with its line for every entry that is not as above. Never raises."""
    try:
        records = read_list(text)
    except BadYaml as bad:
        return (), (FormatProblem(file, bad.line, f"不是有效的 YAML（{bad.reason}） / not valid YAML"),)
    titles: list[KnownTitle] = []
    problems: list[FormatProblem] = []
    for record in records:
        problems.extend(_unknown_fields(record, file))
        if title := _known_title(record):
            titles.append(title)
        else:
            line = record[0].line if record else 1
            problems.append(FormatProblem(file, line, "缺少 title 或 place / title or place is missing"))
    return tuple(titles), tuple(problems)


def _unknown_fields(record: tuple[Entry, ...], file: str) -> list[FormatProblem]:
    message = "不认识的字段“{key}”，可用：" + "、".join(_FIELDS) + " / unknown field"
    return [
        FormatProblem(file, entry.line, message.format(key=entry.key)) for entry in record if entry.key not in _FIELDS
    ]


def _known_title(record: tuple[Entry, ...]) -> KnownTitle | None:
    values = {entry.key: entry for entry in record}
    texts = {key: entry.text for key, entry in values.items()}
    if not texts.get("title") or not texts.get("place"):
        return None
    aliases = (
        values["aliases"].items or ((texts["aliases"],) if texts["aliases"] else ()) if "aliases" in values else ()
    )
    return KnownTitle(
        texts["title"].strip("《》"), texts["place"], texts.get("issuer", ""), texts.get("source", ""), aliases
    )
