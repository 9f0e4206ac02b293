/* Contents follow the reader. */
const opener = $("#contents button");
const unfold = (open) => opener.setAttribute("aria-expanded", String(open));
opener.addEventListener("click", () => unfold(opener.getAttribute("aria-expanded") !== "true"));
$("#contents").addEventListener("click", (event) => event.target.closest("a") && unfold(false));
const entries = $$("#contents a").flatMap((link) => {
  const target = document.getElementById(decodeURIComponent(link.getAttribute("href").slice(1)));
  return target ? [[link, target.closest(".group") ?? target]] : [];
});
const follow = () => {
  const edge = landing() + 8;
  const shown = entries.filter(([, target]) => !target.hidden);
  const [link] = shown[Math.max(0, firstOf(shown, ([, target]) => target.getBoundingClientRect().top > edge) - 1)] ?? [];
  const before = $("#contents [aria-current]");
  if (!link || link === before) return;
  before?.removeAttribute("aria-current");
  link.setAttribute("aria-current", "true");
  const nav = $("#contents");
  const [box, frame] = [link.getBoundingClientRect(), nav.getBoundingClientRect()];
  if (box.top < frame.top || box.bottom > frame.bottom) nav.scrollTop += box.top - frame.top - frame.height / 3;
};
