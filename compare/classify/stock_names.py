"""Names in quotation marks that every government uses: national programmes and slogans.

Only used so that a national name that happens to be missing from the other document is
not taken for this place's own.
"""

from __future__ import annotations

_NAMES = """
    放管服 双随机、一公开 双随机 互联网+监管 互联网+政务服务 互联网+ 一网通办 跨省通办 最多跑一次 一件事一次办 一件事
    一站式 一窗受理 最后一公里 证照分离 不见面审批 好差评 三项制度 两法衔接 谁执法谁普法 谁主管谁普法 枫桥经验
    关键少数 七五 八五 十三五 十四五 十二五 十五五 五公开 三统一 主渠道 必修课 急难愁盼 减负 松绑 指挥棒 回头看
    三个代表 四个意识 四个自信 两个维护 两个确立 五位一体 四个全面 不忘初心、牢记使命 两个一百年 一带一路 三农 三公
    八项规定 四风 三严三实 两学一做 双创 三去一降一补 中国制造2025 一国两制 放心消费 三重一大 一岗双责 健康码
    宪法宣传周 立改废 立改废释 三同步 全国一张清单 教科书式执法 山水林田湖草沙 两山 健康中国 平安中国 美丽中国
    国家队 天网工程 雪亮工程 双拥 十年禁渔 质量月 中国品牌日 中国农民丰收节 三全育人 上云用数赋智 护苗 净网 利剑护蕾 中国航天日
    三块地 四上 两创 智改数转 减盐减油 新农人 愿景图 实景图 头号工程
    路线图 时间表 责任状 任务书 施工图
    权责清单 权力清单 责任清单 负面清单 正面清单 双碳 双高 双高计划 以工代赈 打非治违 小升规 一链一策
    县管乡用、乡聘村用 就近能办、多点可办、少跑快办 12345 12348 12315 绿盾 铁拳 断卡 剑网 清朗
    就近办 马上办 网上办 一次办 全程网办 一网一门一次 三集中三到位 法无授权不可为,法定职责必须为 一支队伍管执法 综合查一次
"""

STOCK_NAMES = frozenset(_NAMES.split())
"""In the normal form, without quotation marks."""
