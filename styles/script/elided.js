/* What was left out: opened on one side, it opens on the other, so that both stay level. */
document.addEventListener("toggle", (event) => {
  const row = event.target.closest("tr.row");
  const cell = event.target.closest("td.a, td.b");
  if (!row || !cell) return;
  const other = $(cell.classList.contains("a") ? "td.b" : "td.a", row);
  const [mine, theirs] = [$$("details.more", cell), $$("details.more", other)];
  const twin = mine.length === theirs.length && theirs[mine.indexOf(event.target)];
  if (twin && twin.open !== event.target.open) twin.open = event.target.open;
}, true);
