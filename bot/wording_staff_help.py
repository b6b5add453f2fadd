"""/help for those who work with us: the commands of each role, the later ones only where the role has them. Pure."""

from bot.message import Reply, Role
from bot.wording import bold, plain, say
from rag.answer import Language


def staff_help(language: Language, role: Role) -> str:
    """The commands of this role; "" for an investor."""
    if role is Role.INVESTOR:
        return ""
    lines = [
        say(
            language,
            "报送：直接写进展，例如「XX项目昨天签约，计划投资2亿元」；群里 @我、#进展、【日报】或 /report 开头。",
            "Report: just write what happened; in a group mention me, or begin with #进展, 【日报】 or /report.",
        ),
        say(
            language,
            "改：回复卡片写「到位资金 9000万」，或直接编辑原消息；保存后发「更正…」「撤回…」。",
            "Change: reply to the card with a field and its value, or edit your message; later send 更正 or 撤回.",
        ),
        say(language, "/mine 我本周报的", "/mine what I reported this week"),
        say(language, "/project 项目名 一个项目的情况", "/project NAME one project"),
        say(language, "/projects 县区 阶段 项目清单", "/projects [county] [stage] a list"),
        say(
            language,
            "/board 二季度 排行榜、指标和图片，/digest 本周动态；也可以直接说「本月榜单」「本周动态」",
            "/board PERIOD the ranking with its figures and pictures, /digest the bulletin",
        ),
        say(language, "/leave 8-9日 请假，这几天不提醒", "/leave DAYS on leave, without reminders"),
        _open_line(language),
        say(
            language,
            "/unanswered 没答上的问题：认领、写专员答复，另一位同志批准后发给每个问过的人；也可以问「哪些问题没答上」",
            "/unanswered what nobody answered: take it, write the official answer; once approved it goes to everybody who asked",
        ),
    ]
    if role is Role.LEADER:
        lines.append(say(language, "/object 周期 内容 对榜单提异议", "/object PERIOD WORDS object to a board"))
    if role in {Role.COORDINATOR, Role.ADMIN}:
        lines += (*_coordinator_lines(language), *_bureau_lines(language))
    return "\n".join([*lines, *(_admin_lines(language) if role is Role.ADMIN else ())])


def _coordinator_lines(language: Language) -> tuple[str, ...]:
    return (
        say(language, "/calendar 单位多久报一次、几点截止", "/calendar how often an office reports, and by when"),
        say(language, "/chase 催报设置和发送情况", "/chase the settings of reminders and what was sent"),
        say(
            language,
            "/announce 正文 写公告（可带图片或文件），选收件人和时间，预览后提交；/announcements 看进度、修改、撤回",
            "/announce WORDS a notice (with a picture or file): receivers, time, preview, submit; /announcements all of them",
        ),
        say(
            language,
            "/board 周期 下面的按钮：生成草案、公示、发布、更正、答复异议、发到群里",
            "Buttons below /board PERIOD: draw up, open objections, publish, correct, answer, post to a group",
        ),
    )


def _open_line(language: Language) -> str:
    return say(
        language,
        "/missing 谁还没报，/problems 哪些项目卡住了，/silent 这周谁没动静；也可以直接问",
        "/missing who owes a report, /problems what is stuck, /silent who reported nothing this week",
    )


def _bureau_lines(language: Language) -> tuple[str, ...]:
    return (
        say(language, "/target 冠县 投资 20亿 2026 设目标", "/target OFFICE INDICATOR FIGURE PERIOD set a target"),
        say(
            language,
            "/rules 县区 到位资金 30 改权重，/rules 看权重",
            "/rules LEAGUE INDICATOR WEIGHT change a weight, /rules show them",
        ),
        say(language, "/verify 项目 核实到位资金", "/verify PROJECT check money in place"),
        say(language, "/rename 旧名 新名 单位改名", "/rename OLD NEW rename an office"),
        say(
            language,
            "/board 周期 实时 现在的数字；私聊发来权重表、目标表（xlsx、csv）可以成批改，先看改动再应用",
            "/board PERIOD live: figures as they are now; send a table of weights or targets to change many at once",
        ),
    )


def _admin_lines(language: Language) -> tuple[str, ...]:
    return (
        say(
            language,
            "/invite 角色 单位 天数 发邀请码（角色：staff 工作人员、leader 负责同志、coordinator 统筹、admin 管理员）",
            "/invite ROLE OFFICE [days] make a code (staff, leader, coordinator, admin)",
        ),
        say(language, "/members 成员名单\n/revoke 编号 取消成员", "/members the members\n/revoke ID end a membership"),
        say(language, "/bind 单位 把本群设为该单位的群", "/bind OFFICE make this the office's group"),
        say(
            language, "/groups 机器人所在的群，哪些可以发公告", "/groups the groups the bot is in, and what goes there"
        ),
        say(
            language,
            "在 Telegram 私聊发来政策文件（pdf、docx、html、txt、md）或 /publish：先审标题、有效期、替代关系和测算规则，看影响，再一键发布",
            "In Telegram, send a document in private or /publish: review its head and rules, see the effect, then publish it",
        ),
        say(
            language,
            "私聊发来 xlsx 或 csv 文件：导入单位、项目或指标，先看改动再应用",
            "Send an xlsx or csv file in private: offices, projects or targets; you see the changes before they are applied",
        ),
    )


def say_staff_help(language: Language, role: Role) -> Reply:
    """What staff can do, below what everybody can."""
    return Reply((bold(say(language, "工作人员", "For staff")), plain(staff_help(language, role))))
