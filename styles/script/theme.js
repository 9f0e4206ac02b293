/* Theme. */
const themes = ["auto", "light", "dark"];
const systemDark = matchMedia("(prefers-color-scheme: dark)");
const themeNow = () => root.dataset.theme ?? "auto";
const showTheme = () => {
  const now = themeNow();
  const said = `${say("theme")}: ${say(`theme.${now}`)}`;
  button("theme").textContent = { auto: "◐", light: "○", dark: "●" }[now];
  button("theme").setAttribute("aria-label", said);
  button("theme").title = said;
};
does.theme = () => {
  const next = themes[(themes.indexOf(themeNow()) + 1) % themes.length];
  if (next === "auto") delete root.dataset.theme;
  else root.dataset.theme = next;
  kept.set("theme", next);
  showTheme();
  announce(`${say("theme")}: ${say(`theme.${next}`)}`);
  paint();
};
