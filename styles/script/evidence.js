/* What speaks for a mark. */
const card = make("aside", { id: "evidence", hidden: true });
card.setAttribute("aria-label", say("evidence"));
document.body.append(card);
let shownFor = null;
let pinned = false;
let quiet = false;
const hideCard = () => {
  if (!shownFor) return;
  shownFor.classList.remove("shown");
  shownFor.removeAttribute("aria-describedby");
  for (const mark of $$(".there")) mark.classList.remove("there");
  card.hidden = true;
  shownFor = null;
  pinned = false;
};
const showCard = (mark, pin) => {
  if (shownFor !== mark) hideCard();
  shownFor = mark;
  pinned = pin;
  mark.classList.add("shown");
  const list = make("dl");
  for (const fact of facts[mark.dataset.e].split("\n")) {
    const [name, said] = fact.split("\t");
    list.append(make("dt", { textContent: name }), make("dd", { textContent: said }));
  }
  const name = mark.id || mark.dataset.i;
  if (name) {
    const side = name[0].toUpperCase();
    list.append(make("dt", { textContent: say("place") }), make("dd", { textContent: say("source", { side, start: name.slice(1) }) }));
  }
  const acts = make("div", { className: "acts" });
  const target = mark.dataset.t && byAnchor(mark.dataset.t);
  if (target) {
    target.classList.add("there");
    acts.append(make("button", { type: "button", textContent: say("go"), onclick: () => go(mark.dataset.t) }));
  }
  if (name) acts.append(make("button", { type: "button", textContent: say("copy"), onclick: () => copy(name) }));
  acts.append(make("button", { type: "button", textContent: say("close"), onclick: () => dismiss() }));
  card.replaceChildren(list, ...(pin ? [acts] : []));
  card.hidden = false;
  mark.setAttribute("aria-describedby", "evidence");
  const box = mark.getClientRects()[0] ?? mark.getBoundingClientRect();
  const size = card.getBoundingClientRect();
  const below = box.bottom + 8 + size.height < innerHeight;
  card.style.left = `${Math.max(8, Math.min(box.left, innerWidth - size.width - 44))}px`;
  card.style.top = `${below ? box.bottom + 8 : Math.max(8, box.top - size.height - 8)}px`;
};
const dismiss = () => {
  const mark = shownFor;
  hideCard();
  if (!mark || mark.tabIndex !== 0) return;
  quiet = true;  // the focus comes back, what was put away does not
  mark.focus({ preventScroll: true });
  quiet = false;
};
const copy = async (name) => {
  address(name);
  const link = location.href;
  try {
    await navigator.clipboard.writeText(link);
  } catch {
    const field = make("textarea", { value: link, className: "unseen" });
    card.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
  announce(say("copied"));
  const pressed = $$("button", card).find((one) => one.textContent === say("copy"));
  if (pressed) pressed.textContent = say("copied");
};
const go = (name) => {
  hideCard();
  reveal(name);
};
const reveal = (name) => {
  let found = byAnchor(name);
  if (!found) return false;
  const row = found.closest("tr.row");
  if (row && isSifted(row)) {
    clearFilters();
    found = byAnchor(name);
  }
  address(name);
  if (!row) {
    bring(found, "start");
    return true;
  }
  const marked = found.matches("[data-e]");
  visit(row, !marked);
  address(name);
  if (marked) {
    bring(found);
    found.tabIndex = 0;
    found.focus({ preventScroll: true });
    requestAnimationFrame(() => requestAnimationFrame(() => isShown(found) && showCard(found, true)));
  }
  return true;
};
let waiting = 0;
const later = (act, time) => {
  clearTimeout(waiting);
  waiting = setTimeout(act, time);
};
main.addEventListener("pointerover", (event) => {
  const mark = event.pointerType === "mouse" && event.target.closest("[data-e]");
  if (mark && !pinned) later(() => showCard(mark, false), 120);
});
main.addEventListener("pointerout", (event) => {
  if (event.target.closest("[data-e]") && !pinned) later(() => pinned || hideCard(), 250);
});
card.addEventListener("pointerenter", () => clearTimeout(waiting));
card.addEventListener("pointerleave", () => pinned || later(() => pinned || hideCard(), 250));
main.addEventListener("focusin", (event) => {
  const mark = event.target.closest("[data-e]");
  if (mark && quiet) return;
  if (mark) showCard(mark, pinned && shownFor === mark);
  else if (!pinned) hideCard();
});
document.addEventListener("click", (event) => {
  const mark = event.target.closest("[data-e]");
  const link = event.target.closest('a[href^="#"]');
  if (mark && !getSelection().toString()) {
    clearTimeout(waiting);
    showCard(mark, true);
    if (mark.id || mark.dataset.i) address(mark.id || mark.dataset.i);
  } else if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    const name = decodeURIComponent(link.getAttribute("href").slice(1));
    if (name !== "main" && reveal(name)) event.preventDefault();
  } else if (!event.target.closest("#evidence")) {
    hideCard();
  }
});
addEventListener("hashchange", () => reveal(decodeURIComponent(location.hash.slice(1))));
