/* What a report does in a browser. Nothing here makes text from text: every string becomes a text node,
   nothing is fetched, and without this script the page reads the same. */
(() => {
  "use strict";
  const root = document.documentElement;
  const kept = {
    // A page opened from a folder may have no storage; then a choice lasts as long as the page.
    get(name) { try { return localStorage.getItem(`compare-${name}`); } catch { return null; } },
    set(name, value) { try { localStorage.setItem(`compare-${name}`, value); } catch { /* not kept */ } },
  };
  // Before anything is painted, so that a dark page never flashes white.
  const theme = kept.get("theme");
  if (theme === "dark" || theme === "light") root.dataset.theme = theme;
  root.classList.add("js");

  const start = () => {
    // The parts of styles/script stand here, in one scope.
    /* parts */
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
