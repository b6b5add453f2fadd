"""Every sentence the importer and its readers say: Chinese first, English beside it, and what to do next.

These sentences reach whoever files documents, never an investor, so they live here and not among the bot's own wording.
"""

from policies.hidden_text import HiddenKind

EMPTY = "文件是空的；请重新下载或导出后再导入。The file is empty: download or export it again, then import it."
NOTHING_READ = (
    "文件里没有读到文字；请确认内容不是图片，或另存为文本后再导入。"
    "No text was found: make sure the content is not a picture, or save it as text and import that."
)
BROKEN = (
    "文件已损坏、不完整或内部过于庞大，无法读取；请用原软件打开，另存（或拆分）后再导入。"
    "The file is broken, incomplete or far too large inside: open it in its own program, save a copy or split it."
)
ENCRYPTED = (
    "文件有密码保护，无法读取；请取消密码另存一份后再导入。"
    "The file is protected by a password: save a copy without the password and import the copy."
)
OLD_WORD = (
    "这是旧版 Word（.doc）二进制文件，无法读取；请在 Word 或 WPS 中另存为 .docx 后再导入。"
    "This is an old binary Word file (.doc): save it as .docx in Word or WPS and import that."
)
OLD_EXCEL = (
    "这是旧版 Excel（.xls）二进制文件，无法读取；请在 Excel 或 WPS 中另存为 .xlsx 后再导入。"
    "This is an old binary Excel file (.xls): save it as .xlsx in Excel or WPS and import that."
)
OLD_OFFICE = (
    "这是旧版 Office 二进制文件，无法读取；请另存为 .docx、.xlsx 或 .pdf 后再导入。"
    "This is an old binary Office file: save it as .docx, .xlsx or .pdf and import that."
)
RICH_TEXT = "这是 RTF 文件，无法读取；请另存为 .docx 后再导入。This is an RTF file: save it as .docx and import that."
PROGRAM = (
    "这是可执行程序，不是文档，没有打开；请确认文件来源。"
    "This is a program, not a document, and was not opened: check where it came from."
)
PICTURE = (
    "这是图片，读不出文字；请先做文字识别（OCR），核对后以文本或 Word 导入。"
    "This is a picture: run text recognition (OCR) on it, check the result and import that as text or Word."
)
OTHER_OFFICE = (
    "这不是 Word 文档或 Excel 工作簿（可能是 pptx、xlsb）；请另存为 .docx、.xlsx 或 .pdf 后再导入。"
    "This is neither a Word document nor an Excel workbook: save it as .docx, .xlsx or .pdf and import that."
)
ARCHIVE = (
    "这是压缩包，不是单个文档；请解压后逐个导入里面的文件。"
    "This is an archive, not a document: unpack it and import the files inside one by one."
)
UNKNOWN_FORMAT = (
    "认不出这个文件的格式；可以导入的有 pdf、docx、xlsx、html、txt、md。"
    "The format was not recognised: pdf, docx, xlsx, html, txt and md can be imported."
)
FORBIDDEN_XML = (
    "文件内部含有不允许的实体定义，可能是恶意文件，没有读取；请向来源单位核实。"
    "The file holds entity definitions that documents never need and may be malicious: check with whoever sent it."
)
TOO_SLOW = (
    "读取超时，已停止；请把文件拆小，或另存为 .docx 或文本后再导入。"
    "Reading took too long and was stopped: split the file, or save it as .docx or text and import that."
)
TOO_MUCH_MEMORY = (
    "读取所需内存超过上限，已停止；请把文件拆小后再导入。"
    "Reading needed more memory than allowed and was stopped: split the file and import the parts."
)
NO_TEXT_LAYER = (
    "共 {pages} 页，没有文字层，第 {which} 页是图片；请先做文字识别（OCR），核对后再导入。"
    "None of the {pages} page(s) has a text layer, page(s) {which} are pictures: run text recognition (OCR), check it, import that."
)
UNREADABLE_FONT = (
    "第 {which} 页的字体没有文字对照表，读出的是乱码；请用原软件另存一份，或先做文字识别（OCR）。"
    "The font on page(s) {which} has no character table, so the text is garbled: save it again from its program, or run OCR."
)

# Problems: what was imported has a gap, and here is its place.
PAGES_WITHOUT_TEXT = (
    "第 {which} 页是图片，没有文字层，内容未导入；请对这些页做文字识别（OCR）后补上。"
    "Page(s) {which} are pictures without a text layer and were not imported: run OCR on them and add the text."
)
PAGE_BROKEN = (
    "第 {which} 页无法解析，内容未导入；请对照原件补上。"
    "Page {which} could not be parsed and is missing: add it from the original."
)
PAGE_AS_PLAIN_TEXT = (
    "第 {which} 页版面损坏，只按纯文本读取，换行和表格可能有误；请对照原件核对。"
    "Page {which} is damaged and was read as plain text only, so lines and tables may be wrong: compare with the original."
)
HIDDEN_TEXT = (
    "有隐藏或划掉的文字未导入（{sample}）；如确属正文，请取消隐藏后再导入。"
    "Hidden or struck text was not imported ({sample}): if it belongs to the document, unhide it and import again."
)
HIDDEN_SIGNS = (
    "隐藏内容（{kind}）{count} 处，已去掉或还原（{sample}）；请对照原件核对，来历不明的不要发布。"
    "Hidden content ({english}, {count}), taken out or put right: compare with the original."
)
HIDDEN_ELSEWHERE = (
    "另有 {count} 处隐藏内容（{kind}）在后文，同样处理。Hidden content ({english}) at {count} more places."
)
READS_LIKE_AN_ORDER = (
    "像是写给程序的指示（{sample}），只会原样引用，不会照办；请确认是否为文件正文。"
    "Reads like an order to a program: quoted at most, never obeyed. Check that it belongs here."
)
UNKNOWN_CHARACTERS = (
    "从这一行起有 {count} 个无法辨认的字符，可能是编码不对；请另存为 UTF-8 后再导入。"
    "{count} characters from this line on could not be decoded: save the file as UTF-8 and import it again."
)
PICTURES_LEFT_OUT = (
    "文中有 {count} 张图片未导入；图中如有文字请补录。"
    "{count} pictures were not imported: add their words by hand if any."
)
TABLES_AS_TEXT = (
    "第 {which} 页线条过多，表格按文字读取；请对照原件核对。"
    "Page {which} has too many drawn lines, its tables were read as plain text: compare with the original."
)
TRACKED_CHANGES = (
    "文中有修订痕迹，按接受全部修订读取；请确认是定稿。"
    "The document holds tracked changes, read as if all were accepted: make sure this is the final text."
)
FOOTNOTES_LEFT_OUT = "脚注和尾注未导入；如有规定内容请补录。Footnotes were not imported: add what matters by hand."
FORMULA_WITHOUT_VALUE = (
    "单元格 {cell} 的公式没有保存结果，留空；请在 Excel 中打开并保存后再导入。"
    "The formula in cell {cell} has no stored result and was left blank: open and save the file in Excel, import again."
)
SHEET_HIDDEN = (
    "工作表“{name}”是隐藏的，未导入；需要时请取消隐藏。"
    "Sheet '{name}' is hidden and was not imported: unhide it if needed."
)
ROWS_HIDDEN = (
    "工作表“{name}”有隐藏的行或列，未导入；需要时请取消隐藏。"
    "Sheet '{name}' has hidden rows or columns that were not imported: unhide them if needed."
)
A_RULE_FILE = (
    "这是规则文件（YAML），不是政策文件，没有导入；请把它放进政策文件夹、和同名的文件放在一起，再运行 doctor 核对。"
    "A rule file is no document and was not imported: put it beside the document of its name and run doctor."
)
OTHER_SUFFIX = (
    "后缀是 {suffix}，内容却是 {format}，已按内容读取。"
    "The suffix is {suffix} but the content is {format}; read by content."
)
LINE_CUT = "这一行超过 {limit} 个字符，已在此处断开。This line is longer than {limit} characters and was broken here."
NAME_TAKEN = (
    "已有内容不同的同名文件 {taken}，本次另存为 {written}；请确认保留哪一份。"
    "{taken} exists with other content; this one was saved as {written}: decide which to keep."
)

TABLE_TOO_WIDE = (
    "有一张表格声称超过 1000 列，没有读取；请检查文件来源，或把表格另存后再导入。"
    "A table claims more than 1000 columns and was not read: check the source, or save the table anew."
)


def _in_words(kind: HiddenKind) -> tuple[str, str]:
    names = {
        HiddenKind.ZERO_WIDTH: ("零宽字符", "zero width"),
        HiddenKind.DIRECTION: ("方向控制符", "text direction"),
        HiddenKind.TAG: ("标签字符", "tag characters"),
        HiddenKind.VARIATION: ("变体选择符", "variation marks"),
        HiddenKind.STRUCK: ("叠加划线", "struck by overlays"),
        HiddenKind.LOOK_ALIKE: ("形近字符", "look-alikes"),
        HiddenKind.PRIVATE_USE: ("私用区字符", "private use"),
        HiddenKind.OFF_SCREEN: ("推到屏幕外", "off the screen"),
        HiddenKind.COMMENT: ("注释", "comment"),
        HiddenKind.MARKUP: ("隐藏标记", "hidden markup"),
    }
    return names[kind]


def hidden_signs(kind: HiddenKind, count: int, sample: str) -> str:
    """What a line hides in one way."""
    chinese, english = _in_words(kind)
    return HIDDEN_SIGNS.format(kind=chinese, english=english, count=count, sample=sample)


def hidden_elsewhere(kind: HiddenKind, count: int) -> str:
    """Lines hide something in one way that are too many to be told one by one."""
    chinese, english = _in_words(kind)
    return HIDDEN_ELSEWHERE.format(kind=chinese, english=english, count=count)


def is_warning(message: str) -> bool:
    """Whether a sentence tells of hidden content or of a planted order, which a person should see first."""
    return "隐藏" in message or message.startswith(READS_LIKE_AN_ORDER[:9])


def too_large(megabytes: float, limit: float) -> str:
    """The file itself is over the limit (both in MB)."""
    return (
        f"文件有 {megabytes:.1f} MB，超过 {limit:.0f} MB 上限；请压缩图片或拆分后再导入。"
        f"The file is {megabytes:.1f} MB, over the limit of {limit:.0f} MB: shrink its pictures or split it."
    )


def unpacks_too_large(limit: float) -> str:
    """The content unpacks, or prints, to more than `limit` MB."""
    return (
        f"内容解开后超过 {limit:.0f} MB，可能是压缩炸弹，没有读取；请向来源单位核实或拆分文件。"
        f"The content unpacks to more than {limit:.0f} MB and may be a zip bomb: check its source or split the file."
    )


def too_many_pages(pages: int, limit: int) -> str:
    """More pages than are read."""
    return (
        f"文件共 {pages} 页，超过 {limit} 页上限；请拆分后再导入。"
        f"The file has {pages} pages, over the limit of {limit}: split it and import the parts."
    )


def too_many_cells(limit: int) -> str:
    """More table cells than are read."""
    return (
        f"表格超过 {limit} 个单元格；请删去空白行列或拆分后再导入。"
        f"The tables hold more than {limit} cells: delete blank rows and columns, or split the file."
    )


def cannot_open(reason: str) -> str:
    """The operating system would not let us read or write (`reason` is its own short word)."""
    return (
        f"文件无法打开（{reason}）；请检查文件是否存在、是否有读取权限。"
        f"The file cannot be opened ({reason}): check that it exists and may be read."
    )


def cannot_write(reason: str) -> str:
    """The target folder does not take the imported document."""
    return (
        f"导入结果无法写入（{reason}）；请检查目标文件夹的权限和磁盘空间。"
        f"The imported document cannot be written ({reason}): check the folder's permission and the free disk space."
    )


def ranges(numbers: list[int]) -> str:
    """Page numbers shortened for a sentence: [1, 2, 3, 7] -> "1-3、7"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return "、".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)
