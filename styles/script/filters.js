/* Filters and layout. */
const filters = ["hide-shared", "ignore-form", "only-figures", "only-local"];
const isOn = (name) => root.classList.contains(name);
const differs = (row) =>
  !row.classList.contains("shared") || (row.classList.contains("has-cosmetic") && !isOn("ignore-form"));
// Headings that stand over groups without text of their own, and what lies under each.
const levelOf = (element) => Number(($(":scope > :is(h3, h4, h5, h6)", element) ?? element).localName.slice(1));
const loose = $$(".pairs > :is(h3, h4, h5, h6)").map((head) => {
  const heads = [head];
  const under = [];
  for (let at = head.nextElementSibling; at; at = at.nextElementSibling) {
    if (at.matches(".p") && !under.length) heads.push(at);
    else if (levelOf(at) <= levelOf(head)) break;
    else if (at.matches(".group")) under.push(at);
  }
  return [heads, under];
});
for (const told of $$("[data-e]")) if (!told.closest("tr.row")) told.tabIndex = 0;
let stops = [];
let standing = groups;
let here = null;
const nothing = make("div", { id: "nothing", hidden: true }, make("span", { textContent: say("none") }));
const sift = () => {
  for (const group of groups) group.hidden = false;
  const plain = !filters.some((name) => name !== "ignore-form" && isOn(name));
  const seen = new Set(rows.filter((row) => !isSifted(row)));
  if (!plain) for (const group of groups) group.hidden = !$$("tr.row", group).some((row) => seen.has(row));
  for (const [heads, under] of loose) {
    for (const one of heads) one.hidden = !plain && under.every((group) => group.hidden);
  }
  stops = rows.filter((row) => seen.has(row) && differs(row));
  standing = groups.filter((group) => !group.hidden);
  nothing.hidden = seen.size > 0 || !rows.length;
  const shown = $("#shown");
  if (shown) shown.textContent = plain ? "" : say("shown", { shown: seen.size, count: rows.length });
  if (here && !seen.has(here)) leave();
  place();
  paint();
  return seen.size;
};
// The style sheet hides rows by the same rules; asking it would lay out every group.
const isSifted = (row) => {
  const is = (name) => row.classList.contains(name);
  if (isOn("hide-shared") && !differs(row)) return true;
  if (!isOn("only-figures") && !isOn("only-local")) return false;
  return !((isOn("only-figures") && is("has-figure")) || (isOn("only-local") && is("has-local")));
};
const toggle = (name, on = !isOn(name)) => {
  root.classList.toggle(name, on);
  button(name)?.setAttribute("aria-pressed", String(on));
};
for (const name of filters) {
  does[name] = () => {
    const anchor = here ?? topRow();
    toggle(name);
    announce(say("shown", { shown: sift(), count: rows.length }));
    if (anchor && isShown(anchor)) anchor.scrollIntoView({ block: "center" });
    search(false);
  };
}
const clearFilters = () => {
  for (const name of filters) toggle(name, false);
  sift();
};
const narrow = matchMedia("(max-width: 47.99rem)");
const setView = (name, anchor = here ?? topRow()) => {
  root.classList.toggle("unified", name === "unified");
  for (const view of ["split", "unified"]) button(`view-${view}`)?.setAttribute("aria-pressed", String(view === name));
  if (anchor) anchor.scrollIntoView({ block: "center" });
  if (here) tabbable(here);
  hideCard();
  search(false);
};
const chosenView = () => (narrow.matches ? "unified" : (kept.get("view") ?? "split"));
for (const name of ["split", "unified"]) {
  does[`view-${name}`] = () => {
    kept.set("view", name);
    setView(name);
  };
}
