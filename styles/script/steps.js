/* From one difference to the next. */
const place = () => {
  const shown = $("#position");
  if (!shown) return;
  const at = stops.indexOf(here);
  shown.textContent = `${at < 0 ? "–" : at + 1} / ${stops.length}`;
  for (const name of ["next", "previous"]) button(name).disabled = !stops.length;
};
// Only the marks of one row are in the order of Tab: hundreds would bar the way to everything else.
const tabbable = (row) => {
  for (const mark of $$("tr.row [data-e][tabindex]")) mark.removeAttribute("tabindex");
  if (row) for (const mark of $$("[data-e]", row)) mark.tabIndex = 0;
};
const leave = () => {
  here?.classList.remove("here");
  here = null;
  tabbable(null);
};
const visit = (row, focus = true) => {
  leave();
  here = row;
  row.classList.add("here");
  tabbable(row);
  bring(row);
  if (focus) {
    row.tabIndex = -1;
    row.focus({ preventScroll: true });
  }
  place();
  if (row.id) address(row.id);
  announce(`${say("position", { at: stops.indexOf(row) + 1, count: stops.length })}: ${headOf(row.closest(".group"))}`);
};
const topRow = () => {
  const edge = tools.getBoundingClientRect().bottom + 8;
  const group = standing[firstOf(standing, (one) => one.getBoundingClientRect().bottom > edge)];
  return group && ($$("tr.row", group).find((row) => row.getBoundingClientRect().bottom > edge) ?? null);
};
const step = (by) => {
  if (!stops.length) return;
  hideCard();
  let at = stops.indexOf(here);
  if (at < 0) {
    // From where the reader is, not from the beginning.
    const from = rows.indexOf(topRow());
    const after = stops.findIndex((row) => rows.indexOf(row) >= from);
    at = by > 0 ? (after < 0 ? 0 : after) : (after < 0 ? stops.length : after) - 1;
  } else {
    at += by;
  }
  visit(stops[(at + stops.length) % stops.length]);
};
does.next = () => step(1);
does.previous = () => step(-1);
