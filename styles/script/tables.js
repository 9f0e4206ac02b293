/* Tables that sort and filter. */
const value = (cell) => {
  const said = cell.textContent.trim();
  const number = said.replace(/[,，%\s]/g, "").replace("−", "-").replace(/^\+/, "").match(/^-?\d+(\.\d+)?/);
  return number ? [0, Number(number[0]), said] : [said ? 1 : 2, 0, said];
};
const compared = (one, two) =>
  one[0] - two[0] || one[1] - two[1] || one[2].localeCompare(two[2], "zh-Hans-u-co-pinyin");
for (const table of $$("table.data")) {
  const body = $("tbody", table);
  const original = [...body.rows];
  for (const [column, head] of [...$("thead tr", table).cells].entries()) {
    if (head.localName !== "th" || !head.textContent.trim()) continue;
    const name = head.textContent;
    const sort = make("button", { type: "button", className: "sort", textContent: name });
    sort.title = say("sort", { column: name });
    sort.addEventListener("click", () => {
      const before = head.getAttribute("aria-sort");
      const order = before === "ascending" ? "descending" : before === "descending" ? null : "ascending";
      for (const other of $("thead tr", table).cells) other.removeAttribute("aria-sort");
      if (order) head.setAttribute("aria-sort", order);
      const sign = order === "descending" ? -1 : 1;
      const keyed = original.map((row) => [row, value(row.cells[column])]);
      body.append(...(order ? keyed.sort((one, two) => sign * compared(one[1], two[1])).map(([row]) => row) : original));
    });
    head.replaceChildren(sort);
  }
  if (original.length < 12) continue;
  const field = make("input", { type: "search", placeholder: say("filter"), autocomplete: "off" });
  field.setAttribute("aria-label", `${say("filter")}: ${$("caption", table).textContent}`);
  const count = make("output");
  field.addEventListener("input", () => {
    const wanted = folded(field.value.trim());
    let shown = 0;
    for (const row of original) {
      row.hidden = Boolean(wanted) && !folded(row.textContent).includes(wanted);
      if (!row.hidden) shown += 1;
    }
    count.textContent = wanted ? say("filtered", { shown, count: original.length }) : "";
    announce(say("filtered", { shown, count: original.length }));
  });
  table.parentElement.before(make("div", { className: "sieve" }, field, count));
}
