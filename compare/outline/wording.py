"""What the wording of a line says of it. All patterns are for folded text."""

from __future__ import annotations

import re

from compare.text.patterns import lazily

ADDRESSES = re.compile(r"(?:各位|同志们|同胞们|朋友们|主席|尊敬的|我们|我代表|现在)")
"""How a speaker turns to the hall, or speaks of the speaker; never a heading."""

TURNS = re.compile(r"各位|同志们|[\d三五]年来|一年来|过去|回[顾望]|.{0,8}收官")
"""How a report turns from one list of its deeds to the next."""

REVIEW = re.compile(r"回顾|总结|成就|成绩|成效|过去|以来|工作情况|完成情况|历程|不足|存在.{0,6}问题|主要做法")
"""Headings over what was done."""

PLAN = re.compile(
    r"安排|重点|任务|打算|计划|部署|目标|要求|下一步|今后|未来|明年|建议|举措|措施|思路|考虑|规划|展望|政府自身建设|[新下]一年"
)
"""Headings over what is to be done."""

_MANNER = (
    "坚决 坚定 坚持 坚守 始终 持续 继续 接续 不断 逐步 稳步 稳妥 积极 主动 大力 着力 全力 聚力 奋力 加力 努力 狠抓 深入 深度 深化 纵深 扎实 切实 "
    "充分 有效 有序 有力 全面 全方 全域 全链 统筹 协同 协调 联动 一体 综合 系统 整体 分类 分层 精准 精心 科学 合理 严格 依法 更好 更大 更高 更实 更加 "
    "高效 高质 高标 高水 高起 高位 提速 提质 加快 加速 加大 进一 毫不 千方 多措 多管 多渠 因地 用心 用情 悉心 倾力 重拳 优先 率先 带头 前瞻 超前 适度 抢抓 "
    "紧盯 紧扣 聚焦 围绕 锚定 突出 注重 瞄准 立足 牢牢 牢固 久久 不失 认真 广泛 下大 举全 大幅 明显 适时"
)
_VERBS = (
    "推动 推进 推广 推行 促进 加强 强化 增强 增进 提升 提高 优化 完善 健全 建立 建设 建强 建好 建成 构建 构筑 打造 打好 打响 培育 培养 壮大 发展 做强 做优 做大 "
    "做精 做实 做好 做细 办好 办实 抓好 抓实 抓紧 抓牢 用好 管好 守住 守牢 严守 扛牢 扛稳 防范 防控 化解 维护 保障 确保 保持 稳定 稳住 巩固 拓展 拓宽 扩大 开展 "
    "开拓 开放 实施 落实 支持 激发 激活 释放 挖掘 发挥 弘扬 践行 传承 保护 改善 改进 改造 创新 创建 创优 创造 丰富 繁荣 融入 服务 引进 引导 招引 搭建 畅通 "
    "严明 严肃 筑牢 夯实 铸牢 厚植 营造 塑造 重塑 重构 织密 织牢 兜牢 兜住 树牢 树立 承接 培优 育强 补齐 延伸 放大 转变 转化 规范 整治 治理 调整 盘活 搞活 关爱 "
    "关心 鼓励 参与 运用 当好 增加 降低 减轻 实现 争创 争取 争当 大兴 勤政 念好 走好 唱响 擦亮 彰显 展现 形成 执行 履行 接受 自觉 勇于 敢于 善于"
)
TASK_OPENERS = lazily(
    "|".join(f"{_MANNER} {_VERBS}".split())
    + r"|[以把让].{2,}(?:引领|促进|推动|推进|带动|提升|优化|发展|建设|重点|成果|着力点)"
)
"""How the headings of a plan begin: with a word of manner or a verb, by their first two characters.

Gathered from the numbered headings of 30 national and 26 provincial reports.
"""

_TELLS = re.compile(r"[了过]$|我们|必须|是(?!否|非)|正当时|提出.{0,4}要求|更高要求$|增长\d|要有新|有目共睹")


def is_task(words: str) -> bool:
    """Whether a sentence names a task, as the headings of a plan do: a verb first and nobody who does it."""
    return bool(TASK_OPENERS.match(words)) and not _TELLS.search(words)
