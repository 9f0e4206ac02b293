"""Promises: what a plan announced and where the next year's review speaks of it."""

from __future__ import annotations

from reading import read_text

from compare.align import align

ROADS_DONE = "城市建设。环城道路建成通车,老旧小区供热管网改造全面完成,居民反映良好,市民广场投入使用。"
ROADS_PLANNED = "城市建设。抓紧环城道路施工,分三期改造供热管网,征求群众意见后开工建设市民广场,力争年底见效。"
SCHOOLS_DONE = "社会事业。第三小学教学楼竣工,发放困难学生资助资金,群众文化生活日益丰富。"
SCHOOLS_PLANNED = "社会事业。加快第三小学教学楼工程进度,提高困难学生资助标准,广泛组织文艺下乡活动。"
PLAN, REVIEW = "{year}年工作安排", "{year}年工作回顾"


def report(place: str, year: int) -> str:
    review = f"一、{REVIEW.format(year=year - 1)}\n(一){ROADS_DONE}\n(二){SCHOOLS_DONE}"
    plan = f"二、{PLAN.format(year=year)}\n(一){ROADS_PLANNED}\n(二){SCHOOLS_PLANNED}"
    return f"{place}人民政府工作报告\n——{year}年1月8日在{place}人民代表大会上\n各位代表:\n{review}\n{plan}\n"


def promises(a: str, b: str) -> set[tuple[tuple[str, ...], tuple[str, ...]]]:
    return {(promise.a, promise.b) for promise in align(read_text(a), read_text(b)).promises}


A = report("海拉尔区", 2012)
B = report("海拉尔区", 2013)


def test_each_plan_section_meets_the_review_section_of_its_subject() -> None:
    assert promises(A, B) == {(("2",), ("1",)), (("2.1",), ("1.1",)), (("2.2",), ("1.2",))}


def test_the_earlier_document_promises_and_not_the_later() -> None:
    assert promises(B, A) == set()


def test_a_plan_that_looks_back_nowhere_promises_too() -> None:
    plan = (
        f"海拉尔区2012年工作计划\n一、主要目标\n争先进位。\n二、重点任务\n(一){ROADS_PLANNED}\n(二){SCHOOLS_PLANNED}\n"
    )
    assert promises(plan, B) >= {(("2.1",), ("1.1",)), (("2.2",), ("1.2",))}


def test_another_place_or_another_year_keeps_no_promise() -> None:
    assert promises(A, report("开远市", 2013)) == set()
    assert promises(A, report("海拉尔区", 2015)) == set()


def test_promises_are_never_links() -> None:
    alignment = align(read_text(A), read_text(B))
    assert not {(p.a, p.b) for p in alignment.promises} & {(link.a, link.b) for link in alignment.links}
