/* Search. */
const query = $("#query");
const hits = { ranges: [], at: -1, text: "" };
const canMark = typeof Highlight === "function" && CSS.highlights;
const holders = "td, th, li, h1, h2, h3, h4, h5, h6, .p";
const pieces = () => {
  const skip = root.classList.contains("unified")
    ? ".unseen, .self, summary, .woven td.a, .woven td.b, tr.shared td.b, thead, button"
    : ".unseen, .self, summary, td.u, button";
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
    if (node.matches(`#tools, #contents, #strip, #evidence, #nothing, script, style, [hidden], ${skip}`)) return NodeFilter.FILTER_REJECT;
    return node.matches("tr.row") && isSifted(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
  });
  const found = [];
  let holder = null;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const now = node.parentElement.closest(holders);
    if (!now) continue;
    if (now !== holder) found.push({ text: "", nodes: [] });
    holder = now;
    const piece = found[found.length - 1];
    piece.nodes.push([piece.text.length, node]);
    piece.text += node.data;
  }
  return found;
};
// Lower case, but never longer: a range counts characters of the text as it stands.
const folded = (text) => {
  const low = text.toLowerCase();
  return low.length === text.length ? low : text;
};
const rangeOf = (piece, from, to) => {
  const range = new Range();
  for (const [begins, node] of piece.nodes) {
    if (begins <= from && from < begins + node.length) range.setStart(node, from - begins);
    if (begins < to && to <= begins + node.length) range.setEnd(node, to - begins);
  }
  return range;
};
const most = 5000;
const search = (jump) => {
  const wanted = folded(query.value.trim());
  hits.text = wanted;
  hits.ranges = [];
  hits.at = -1;
  if (wanted) {
    for (const piece of pieces()) {
      const text = folded(piece.text);
      for (let at = text.indexOf(wanted); at >= 0 && hits.ranges.length < most; at = text.indexOf(wanted, at + wanted.length)) {
        hits.ranges.push(rangeOf(piece, at, at + wanted.length));
      }
    }
  }
  if (canMark) {
    CSS.highlights.set("hits", new Highlight(...hits.ranges));
    CSS.highlights.delete("hit");
  }
  for (const name of ["search-next", "search-previous"]) button(name).disabled = !hits.ranges.length;
  told();
  if (jump && hits.ranges.length) seek(1);
};
const told = () => {
  const count = hits.ranges.length;
  const said = !hits.text ? "" : count ? say("search.found", { at: hits.at < 0 ? "–" : hits.at + 1, count }) : say("search.none");
  $("#hits").textContent = said;
};
const seek = (by) => {
  const count = hits.ranges.length;
  if (!count) return;
  if (hits.at < 0) {
    const from = topRow();
    const next = from ? hits.ranges.findIndex((range) => from.compareDocumentPosition(range.startContainer) & (Node.DOCUMENT_POSITION_FOLLOWING)) : 0;
    hits.at = by > 0 ? Math.max(0, next) : (next < 0 ? count : next) - 1;
  } else {
    hits.at += by;
  }
  hits.at = (hits.at + count) % count;
  const range = hits.ranges[hits.at];
  if (canMark) CSS.highlights.set("hit", new Highlight(range));
  const holder = range.startContainer.parentElement;
  bring(holder);
  told();
  announce(`${$("#hits").textContent}: ${holder.closest(holders).textContent.slice(0, 60)}`);
};
let typing = 0;
query.addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(() => search(false), 150);
});
query.addEventListener("keydown", (event) => {
  if (event.key === "Enter") {
    event.preventDefault();
    clearTimeout(typing);
    if (folded(query.value.trim()) !== hits.text) search(false);
    seek(event.shiftKey ? -1 : 1);
  } else if (event.key === "Escape" && query.value) {
    query.value = "";
    search(false);
  }
});
does["search-next"] = () => seek(1);
does["search-previous"] = () => seek(-1);
