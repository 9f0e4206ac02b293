"""The vocabulary of Chinese government pages, simplified and half-width."""

from __future__ import annotations

import re

from compare.text.patterns import lazily

_CONTROLS = """
打印 打印本页 打印此页 打印页面 打印本文 打印文章 打印正文 关闭 关闭本页 关闭此页 关闭页面 关闭窗口 关闭本窗口 下载 全屏 收藏
收藏本页 加入收藏 设为首页 保存 保存本页 转发 复制链接 字号 字体 字体大小 文字大小 大 中 小 大号 中号 小号 特大 较大 加大
减小 放大 缩小 还原 默认 标准 超大 最大 视力保护色 护眼 背景色 朗读 语音播报 语音阅读 我要朗读 分享 分享到 分享至
分享文章到 分享到微信 分享到微博 一键分享 微信 微博 新浪微博 腾讯微博 QQ QQ空间 QQ好友 人人网 朋友圈 扫一扫
扫一扫在手机打开当前页 扫一扫在手机打开当前页面 扫一扫分享 扫描二维码 手机扫一扫 手机看 手机版 电脑版 返回 返回顶部 返回首页
回到顶部 顶部 TOP 上一篇 下一篇 上一条 下一条 上一页 下一页 首页 尾页 末页 没有了 无 用户登录 登录 注册 退出 无障碍
无障碍浏览 无障碍阅读 网站无障碍 适老版 适老化 长者版 长者模式 关怀版 关怀模式 老年版 繁体 简体 繁體 简 繁 繁体版 简体版
English EN 网站支持IPv6 IPv6 智能问答 在线咨询 网站地图 联系我们 站点地图 纠错 我要纠错 错误纠正 内容纠错 评论
图集 组图 我要评论 点赞 正常 Qzone 关注我们 举报 更多 更多>> 查看更多 展开 收起 阅读全文 点击图片进入专题 相关文件 相关报道 相关文档 相关附件 相关链接
收藏本站 RSS RSS订阅 订阅 播放 暂停 停止 搜索 高级搜索 站内搜索 版权声明 隐私声明 隐私政策 免责声明 法律声明 政府网站找错
相关新闻 相关信息 相关文章 相关解读 相关政策 相关稿件 相关阅读 相关内容 延伸阅读 推荐阅读
""".split()  # noqa: SIM905 - a vocabulary is read as text

_NAVIGATION = """
首页 网站首页 政务公开 政府信息公开 信息公开 公开 政务服务 办事服务 网上办事 公共服务 便民服务 互动交流 政民互动 公众参与 新闻中心
新闻动态 要闻动态 政务动态 时政要闻 通知公告 公示公告 数据开放 政府数据 数据发布 专题专栏 专题 领导之窗 机构职能 政策文件
政策解读 解读回应 营商环境 投资指南 招商引资 旅游 全部栏目
""".split()  # noqa: SIM905 - a vocabulary is read as text
_COLUMN = lazily(
    rf"(?:{'|'.join(sorted(_NAVIGATION, key=len, reverse=True))}|(?:走进|魅力|印象|认识)[\u4e00-\u9fff]{{2,4}})"
)
_MARKS = r"[\s|/·\[\]()<>《》:×+,、.»\-_*=^→←↑]*"
_CONTROL = lazily(
    rf"{_MARKS}(?:(?:{'|'.join(sorted(map(re.escape, _CONTROLS), key=len, reverse=True))}){_MARKS})+", re.IGNORECASE
)
_LEADS_AWAY = re.compile(r"点击(?:进入|查看|阅读|观看)\S{1,20}>{1,2}|关注\S{2,6}网|\+1|(?:\[\d{1,2}\]\s*){2,}")
"""Links to a special topic, to follow the paper, to like, and to the further pages of an article."""
_ONLY_MARKS = re.compile(r"[\s|/·\[\]<>:×+»\-_*=^]+")
_ONE_LETTER = re.compile(r"[大中小简繁无]")

_IMPRINT = """
来源 信息来源 文章来源 稿件来源 稿源 新闻来源 内容来源 资料来源 来源网站 发布日期 发布时间 发表时间 发表日期 发稿时间 更新日期
更新时间 录入时间 创建时间 生成时间 上传时间 时间 日期 发布机构 发布单位 发布者 发布人 发布部门 供稿 供稿单位 作者 编辑
责任编辑 责编 编审 审核 审核人 校对 初审 复审 终审 监制 签发 录入 录入者 值班编辑 浏览次数 浏览量 浏览 访问量 访问次数
阅读量 阅读次数 阅读 点击量 点击数 点击次数 点击率 点击 人气 字体 字号 文字大小 字体大小 分享 分享到 保护视力色
""".split()  # noqa: SIM905 - a vocabulary is read as text
_METADATA = """
索引号 信息索引号 索取号 分类 信息分类 主题分类 组配分类 体裁分类 主题 主题词 主题词分类 关键词 关键字 发文机关 发文机构
发文单位 制发机关 制发单位 公开机构 公开方式 公开时限 公开范围 公开类别 公开属性 公开日期 公开时间 公开责任部门 责任部门
成文日期 发文日期 发文时间 印发日期 生成日期 形成日期 签发日期 制发日期 实施日期 施行日期 生效日期 废止日期 失效日期 文号
发文字号 发文号 文件编号 文件号 统一登记号 统一编号 登记号 规范性文件编号 有效性 时效性 信息时效 时效 有效期 有效状态 效力状态 是否有效
文件状态 文件类型 文种 信息名称 文件名称 公文名称 名称 标题 内容概述 概述 摘要 服务对象 对象分类 生命周期 周期分类 语种
载体类型 记录形式 备注 备注/文号 所属机构 信息来源
""".split()  # noqa: SIM905 - a vocabulary is read as text

_WITHOUT_VALUE = frozenset({"字体", "字号", "文字大小", "字体大小", "分享", "分享到", "保护视力色"})
_COUNTERS = ("浏览", "访问", "阅读", "点击", "人气")
COUNT = re.compile(r"\d+\s*次?")

_BULLET = r"[•·●■◆※*\-\s]*"
_OPEN = r"[\[(【]?\s*"


def _pattern(labels: list[str]) -> str:
    """Labels as pages print them: blanks may stand between their characters."""
    return "|".join(r"[ ]*".join(map(re.escape, label)) for label in sorted(set(labels), key=lambda x: (-len(x), x)))


_LABEL = lazily(rf"{_BULLET}{_OPEN}(?P<label>{_pattern(_IMPRINT + _METADATA)})\s*(?P<colon>:|\]|$)\s*")
_NEXT_LABEL = lazily(rf"[\s|\[(]({_pattern(_IMPRINT + _METADATA)})\s*:")
_IMPRINT_LABELS = frozenset(_IMPRINT)
_METADATA_LABELS = frozenset(_METADATA)
_LONGEST_VALUE = 40

CLOCK = re.compile(r"\d{4}[-年./]\d{1,2}[-月./]\d{1,2}日?\s*\d{1,2}[:时]\d{1,2}分?(?::\d{1,2}|\d{1,2}秒)?")
"""A day with the time of day: when a page was put up, never when a report was signed."""
DAY = re.compile(r"\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{4}年\d{1,2}月\d{1,2}日")

PLACE = re.compile(r"(?:您|你|我)?(?:的|当前|现在|目前|所在|所处)*位置(?:是|在)?\s*:?")
"""How a breadcrumb begins."""
HOME = re.compile(r"(?:网站|中文)?[首主]页")
STEP = re.compile(r"\s*(?:>+|»|›|→|/|-)\s*")

_FOOTER = re.compile(
    r"produced by|powered by|copyright|版权所有(?![者人权])|©|icp备|公网安备|公安备案|网站标识码|政府网站标识|主办(?:单位)?:|承办(?:单位)?:"
    r"|^\W*[上下]一[篇条]\s*:|^(?:联系|单位)?地址:.{4,40}(?:邮编|电话)|^网友评论|您是第\s*\d+\s*位|all rights reserved"
    r"|建议使用.{0,12}浏览器|建议.{0,16}分辨率|未经.{0,8}转载|未经(?:本网|书面)?授权.{0,12}转载|网站声明|网站纠错|运维电话",
    re.IGNORECASE,
)
"""What only the foot of a page says."""
_FOOTER_OR_PROSE = re.compile(r"技术支持|网站管理|未经.{0,8}授权")
"""What it says too, and what a report may speak of."""
_PROSE = re.compile(r"。.+。|.{40}。$", re.DOTALL)
"""Two sentences, or a long one: a report's last paragraph."""
GREETING = re.compile(
    r"今天是.{6,30}|(?:[您你]好)?[,!]?\s*欢迎您?(?:访问|光临|来到|登录|进入).{1,30}(?:网|网站|平台|门户)[!。]?|请输入.{0,8}(?:关键[字词]|内容).{0,8}"
)
"""What the head of a page says to whoever comes."""
LICENCE = re.compile(r"本作品|此作品|本文件.{0,12}(?:著作权|版权)")
"""How a note on the copyright of what stands above begins."""
FREE = re.compile(r"公有领域|知识共享|public domain|creative commons", re.IGNORECASE)
"""What such a note comes to."""
BEFORE_LABELS = re.compile(
    r"(?:\d{4}[-年./]\d{1,2}[-月./]\d{1,2}日?\s*\d{1,2}[:时]\d{1,2}\S{0,4}|\[\S{2,4}\])\s+|\[\S{2,4}\]"
)
"""What may stand before the first label on its line: the time of day it was put up, a control in brackets."""
CREDIT = re.compile(
    r"(?:记者|通讯员|摄影)\s*\S{1,4}(?:\s+\S{1,4})*\s*/?\s*摄(?:影)?\)?$"
    r"|^(?!.*我)(?:[^。]{6,50}开幕。)?[^。我]{2,40}作政府工作报告。?\s*(?:\S{0,16}(?:记者|通讯员).{1,30})?$"
)
"""What stands below a photograph: who took it, or that somebody gives the report."""


def is_footer(text: str) -> bool:
    """Whether a line stands at the foot of a page."""
    return bool(_FOOTER.search(text) or (_FOOTER_OR_PROSE.search(text) and not _PROSE.search(text)))


def is_control(text: str) -> bool:
    """Whether a line holds nothing but things to press."""
    return bool(_CONTROL.fullmatch(text) or _LEADS_AWAY.fullmatch(text)) and not _ONE_LETTER.fullmatch(text)


def columns(text: str) -> int:
    """How many columns of a site a line names, where it names nothing else."""
    pieces = [piece for piece in re.split(r"[\s|/·]+", text) if piece]
    return len(pieces) if pieces and all(map(_COLUMN.fullmatch, pieces)) else 0


def is_control_part(text: str) -> bool:
    """Whether a line may belong to a control that is printed over several lines: 【字号： 大 中 小 】."""
    return bool(_CONTROL.fullmatch(text) or _ONLY_MARKS.fullmatch(text))


def labels(text: str) -> tuple[str, ...]:
    """The labels a line consists of, 来源:… 发布日期:…; () where it holds anything else."""
    first = _LABEL.match(text)
    if not first or not first["colon"]:
        return () if not first or first.end() < len(text) else (_plain(first["label"]),)
    found = [_plain(first["label"])]
    position = first.end()
    while following := _NEXT_LABEL.search(text, position - 1):
        if following.start() - position > _LONGEST_VALUE:
            return ()
        found.append(_plain(following[1]))
        position = following.end()
    return tuple(found) if len(text) - position <= _LONGEST_VALUE and "。" not in text else ()


def lone_label(text: str) -> str:
    """What is asked for by a label that stands alone on its line: "value", "count", or "" for nothing."""
    match = _LABEL.match(text)
    if not match or match.end() < len(text):
        return ""
    label = _plain(match["label"])
    if label in _WITHOUT_VALUE:
        return ""
    return "count" if label.startswith(_COUNTERS) else "value"


def is_imprint(label: str) -> bool:
    """Whether a label tells how the page came about."""
    return label in _IMPRINT_LABELS


def is_metadata(label: str) -> bool:
    """Whether a label belongs to the register of public documents."""
    return label in _METADATA_LABELS


def _plain(label: str) -> str:
    return label.replace(" ", "")
