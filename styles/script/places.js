/* Where things are: found by their anchor, opened and brought into sight. */
const isShown = (element) => element.getClientRects().length > 0;
// A place inside shared text has no name of its own: its row begins at or before it.
const starts = {};
for (const row of rows) {
  const named = row.id.match(/^row-([ab])(\d+)$/);
  if (named) (starts[named[1]] ??= []).push([Number(named[2]), row]);
}
const nearest = (name) => {
  const [, side, offset] = name.match(/^([ab])(\d+)$/) ?? [];
  const before = (starts[side] ?? []).filter(([start]) => start <= Number(offset));
  return before.length ? before.reduce((one, two) => (two[0] > one[0] ? two : one))[1] : null;
};
const byAnchor = (name) => {
  const found = document.getElementById(name) ?? nearest(name);
  if (found && (isShown(found) || !found.closest("td"))) return found;
  const woven = name && $(`.u [data-i="${CSS.escape(name)}"]`);
  return woven && isShown(woven) ? woven : found;
};
// How far below the top of the window the page stops when it is sent somewhere.
const landing = () => parseFloat(getComputedStyle(root).scrollPaddingTop);
const bring = (element, block = "center") => {
  for (let at = element; at; at = at.parentElement) if (at.localName === "details") at.open = true;
  // Twice: what lies between is laid out only when it comes near, and may be higher than was guessed.
  element.scrollIntoView({ block });
  requestAnimationFrame(() => element.scrollIntoView({ block }));
};
const address = (name) => {
  try { history.replaceState(null, "", `#${name}`); } catch { /* some viewers forbid it */ }
};
