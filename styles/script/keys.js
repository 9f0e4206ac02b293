/* Keys, and the rest. */
const keysOn = () => button("keys")?.getAttribute("aria-pressed") === "true";
does.keys = () => {
  const on = !keysOn();
  button("keys").setAttribute("aria-pressed", String(on));
  kept.set("keys", on ? "on" : "off");
};
const keys = { j: does.next, k: does.previous, u: () => does[root.classList.contains("unified") ? "view-split" : "view-unified"](), "/": () => query.focus() };
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") {
    dismiss();
  } else if (event.key === "Enter" && event.target.matches?.("[data-e]")) {
    event.preventDefault();
    showCard(event.target, true);
    $("button", card)?.focus();
  } else if (!event.target.closest?.("input, textarea, select") && rows.length && keysOn() && keys[event.key]) {
    event.preventDefault();
    keys[event.key]();
  }
});
document.addEventListener("click", (event) => {
  const pressed = event.target.closest("[data-do]");
  if (pressed) does[pressed.dataset.do]();
});
if (rows.length) {
  nothing.append(make("button", { type: "button", textContent: say("all"), onclick: () => { clearFilters(); announce(say("shown", { shown: rows.length, count: rows.length })); } }));
  groups[0].before(nothing);
}
if (kept.get("keys") === "off") button("keys")?.setAttribute("aria-pressed", "false");
new ResizeObserver(() => root.style.setProperty("--tools", `${tools.offsetHeight}px`)).observe(tools);
addStrip();
showTheme();
if (rows.length) setView(chosenView(), null);
narrow.addEventListener("change", () => rows.length && setView(chosenView()));
systemDark.addEventListener("change", paint);
sift();
search(false);
let drawing = false;
addEventListener("scroll", () => {
  if (drawing) return;
  drawing = true;
  requestAnimationFrame(() => {
    drawing = false;
    if (!pinned && shownFor && document.activeElement !== shownFor) hideCard();
    look();
    follow();
  });
}, { passive: true });
look();
follow();
// After the browser's own jump, which takes the focus away from where it does not lead.
const arrive = () => setTimeout(() => location.hash && reveal(decodeURIComponent(location.hash.slice(1))));
if (document.readyState === "complete") arrive();
else addEventListener("load", arrive);
if (!calm.matches) root.classList.add("ready");
