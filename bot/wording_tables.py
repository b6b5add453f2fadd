"""What is said of a table file that is not read: too many rows, bad characters, not a table. Chinese first, English beside it."""

MOST_ROWS = 5_000
"""Rows of a table file, blank ones included: as many as are saved in one go without keeping others waiting for long."""

TOO_MANY_ROWS = (
    f"表格超过 {MOST_ROWS} 行，没有读取；请删去空白行，或拆成几个文件分别导入。"
    f"The table has more than {MOST_ROWS} rows and was not read: delete blank rows or split the file."
)
MOST_COLUMNS = 200
"""Columns of a table file: far more than any of ours has titles for."""

TOO_MANY_COLUMNS = (
    f"表格超过 {MOST_COLUMNS} 列，没有读取；请删去多余的列（包括空白列）再导入。"
    f"The table has more than {MOST_COLUMNS} columns and was not read: delete those that are not needed, blank ones too."
)
NOT_A_TABLE = (
    "这不是表格文件；请发 .xlsx 或 .csv。可以先导出一份，照它的样子填。"
    "This is not a table: use .xlsx or .csv. Export one first and fill it in the same way."
)
BAD_CHARACTERS = (
    "文件里有无法辨认的字符；请在 Excel 或 WPS 中另存为 .xlsx，或存成 UTF-8 的 .csv。"
    "Some characters could not be decoded: save it as .xlsx, or as .csv in UTF-8."
)
BROKEN_CSV = (
    "这个 .csv 的引号或分隔符有误，读不成表格；请另存为 .xlsx 后再导入。"
    "The quotes or separators of this .csv are broken: save it as .xlsx and import that."
)
NAME_IT = "请写成 {name}.xlsx 或 {name}.csv。 / Name it {name}.xlsx or {name}.csv."
CANNOT_WRITE = "写不了 {file}（{reason}），请换一个位置。 / Cannot write {file}; choose another place."
IS_THERE = "已有文件 {file}，没有覆盖；请换一个名字。 / {file} exists and was not overwritten; choose another name."
CANNOT_READ = "读不到文件 {file}（{reason}），请检查路径。 / Cannot read {file}; check the path."
