"""The words over the columns of workbooks. Chinese: they go into files that offices work with."""

from store.reporting.board import Board

LEAGUE_HEADER = ("名次", "单位编号", "单位", "得分", "旗", "本期进展条数")
"""Before the indicators of a league."""
FIGURE_HEADER = (
    "单位编号", "单位", "指标", "数值", "计量单位", "目标", "完成率", "权重", "得分", "进展编号", "项目编号", "未计入的项目编号",
)  # fmt: skip
"""A figure with the rows behind it."""
ROW_HEADER = (
    "进展编号", "版本", "会话编号", "消息编号", "消息内第几条", "日期", "单位序号", "项目编号", "原文", "发送人", "发送时间", "确认人", "确认时间",
    "此后有改动",
)  # fmt: skip
"""A row with its message and who confirmed it."""
ROWS_NAME = "进展"
YES = "是"


def figures_name(board: Board) -> str:
    """The name of the sheet of figures."""
    return f"指标明细 {board.period}"
