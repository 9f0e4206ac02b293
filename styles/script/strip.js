/* The map of differences. */
let strip = null;
let lens = null;
// Every row with the length of its text, and where in all of the text each group begins.
const flat = [];
const begins = new Map();
let total = 0;
for (const group of groups) {
  begins.set(group, total);
  for (const row of $$("tr.row", group)) {
    const size = 12 + row.textContent.length / 2;
    flat.push([row, total, size]);
    total += size;
  }
}
const lengths = new Map(groups.map((group, at) => [group, (at + 1 < groups.length ? begins.get(groups[at + 1]) : total) - begins.get(group)]));
const kinds = ["removed", "added", "apart", "changed", "moved"];
// The first of a sorted list that passes; far fewer places are measured than by asking each.
const firstOf = (list, passes) => {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passes(list[middle])) high = middle;
    else low = middle + 1;
  }
  return low;
};
const paint = () => {
  if (!strip || !isShown(strip)) return;
  const canvas = $("canvas", strip);
  const { width, height } = canvas.getBoundingClientRect();
  const scale = devicePixelRatio || 1;
  canvas.width = width * scale;
  canvas.height = height * scale;
  const pen = canvas.getContext("2d");
  pen.scale(scale, scale);
  const look = getComputedStyle(root);
  for (const [row, begin, size] of flat) {
    const [y, high] = [(begin / total) * height, (size / total) * height];
    const kind = kinds.find((name) => row.classList.contains(name));
    if (kind && !isSifted(row)) {
      const half = width / 2;
      const bar = (token, left, wide) => {
        pen.fillStyle = look.getPropertyValue(token);
        pen.fillRect(left, y, wide, Math.max(high - 0.5, 1));
      };
      // What A alone has lies on the left, what B alone has on the right: a sign beside the colour.
      if (kind === "removed") bar("--removed-line", 3, half - 4);
      else if (kind === "added") bar("--added-line", half + 1, half - 4);
      else if (kind === "apart") { bar("--removed-line", 3, half - 4); bar("--added-line", half + 1, half - 4); }
      else bar(kind === "moved" ? "--moved" : "--local-line", half - 4, 8);
    }
  }
};
// Where the reader is, as a share of the text: by groups, so that nothing far away is laid out.
const shareAt = (edge) => {
  const group = standing[firstOf(standing, (one) => one.getBoundingClientRect().bottom > edge)];
  if (!group) return 1;
  const box = group.getBoundingClientRect();
  return (begins.get(group) + lengths.get(group) * Math.min(1, Math.max(0, (edge - box.top) / box.height))) / total;
};
const rowAt = (share) => (flat[firstOf(flat, ([, begin, size]) => begin + size >= share * total)] ?? flat[flat.length - 1])?.[0];
const look = () => {
  if (!strip || !standing.length || !strip.offsetParent) return;
  const top = shareAt(tools.getBoundingClientRect().bottom);
  const end = shareAt(innerHeight);
  lens.style.top = `${100 * top}%`;
  lens.style.height = `${100 * Math.max(0, end - top)}%`;
  strip.setAttribute("aria-valuenow", String(Math.round(100 * top)));
  const group = rowAt(top)?.closest(".group");
  if (group) strip.setAttribute("aria-valuetext", say("map.at", { place: headOf(group), percent: Math.round(100 * top) }));
};
const addStrip = () => {
  if (!rows.length) return;
  lens = make("div", { className: "lens" });
  const tip = make("div", { className: "tip", hidden: true });
  strip = make("div", { id: "strip", tabIndex: 0 }, make("canvas"), lens, tip);
  const said = { role: "slider", "aria-label": say("map"), "aria-orientation": "vertical", "aria-valuemin": "0", "aria-valuemax": "100", "aria-valuenow": "0" };
  for (const [name, value] of Object.entries(said)) strip.setAttribute(name, value);
  const share = (event) => {
    const box = strip.getBoundingClientRect();
    return Math.min(0.9999, Math.max(0, (event.clientY - box.top) / box.height));
  };
  const jump = (event) => {
    const row = rowAt(share(event));
    if (row && !isSifted(row)) bring(row);
    else if (row) bring(stops.find((one) => rows.indexOf(one) >= rows.indexOf(row)) ?? stops[stops.length - 1] ?? main);
  };
  strip.addEventListener("pointerdown", (event) => {
    strip.setPointerCapture(event.pointerId);
    jump(event);
  });
  strip.addEventListener("pointermove", (event) => {
    const box = strip.getBoundingClientRect();
    tip.hidden = false;
    tip.textContent = headOf(rowAt(share(event)).closest(".group"));
    tip.style.top = `${Math.min(box.height - 32, Math.max(0, event.clientY - box.top - 14))}px`;
    if (event.buttons) jump(event);
  });
  strip.addEventListener("pointerleave", () => { tip.hidden = true; });
  strip.addEventListener("keydown", (event) => {
    const edge = landing() + 4;
    const at = firstOf(standing, (group) => group.getBoundingClientRect().top > edge) - 1;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + 5, PageUp: at - 5, Home: 0, End: standing.length - 1 }[event.key];
    if (to === undefined || !standing.length) return;
    event.preventDefault();
    bring(standing[Math.min(standing.length - 1, Math.max(0, to))], "start");
    requestAnimationFrame(look);
  });
  const aside = make("aside", { id: "map-of-differences" }, strip);
  aside.setAttribute("aria-label", say("map"));
  main.after(aside);
  new ResizeObserver(paint).observe(strip);
};
