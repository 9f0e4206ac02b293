/* The pages of `compare serve`: what is dropped beside a box, two files at once, limits, waiting. */
const paint = () => {};
document.addEventListener("click", (event) => does[event.target.closest("[data-do]")?.dataset.do]?.());
showTheme();

// A file that misses its box would take the place of the page.
const box = (event) => (event.target.matches?.("input[type=file]") ? event.target : null);
const mark = (event) => {
  if (!box(event)) {
    event.preventDefault();
    event.dataTransfer.dropEffect = "none";
  }
  for (const one of $$("input[type=file]")) one.classList.toggle("over", one === box(event) && event.type !== "drop");
};
for (const kind of ["dragover", "drop", "dragleave"]) addEventListener(kind, mark);

// Two files dropped on one box of a pair are A and B.
const held = (file) => {
  const transfer = new DataTransfer();
  transfer.items.add(file);
  return transfer.files;
};
const sides = $$(".pair input[type=file]");
for (const side of sides) {
  side.addEventListener("drop", (event) => {
    const dropped = [...event.dataTransfer.files];
    if (dropped.length !== sides.length) return;
    event.preventDefault();
    sides.forEach((one, place) => { one.files = held(dropped[place]); });
  });
}

// What is too much is told before it is sent.
for (const form of $$("form[enctype]")) {
  const press = $("button.primary", form);
  const label = press.textContent;
  form.addEventListener("submit", (event) => {
    const files = $$("input[type=file]", form).flatMap((one) => [...one.files]);
    const bytes = files.reduce((sum, one) => sum + one.size, 0);
    const wrong = !files.length ? say("none") : files.length > facts.files || bytes > facts.bytes ? say("size") : "";
    $(".error", form).textContent = wrong;
    if (wrong) event.preventDefault();
    else if (press.ariaDisabled === "true") event.preventDefault();
    else press.ariaDisabled = "true", press.textContent = say("sending");
  });
  // Whoever comes back finds the form as it was.
  addEventListener("pageshow", () => { press.ariaDisabled = null; press.textContent = label; });
}

// The page that waits.
const bar = $("progress[data-state]");
const look = async () => {
  try {
    const known = await (await fetch(bar.dataset.state)).json();
    if (known.over) return location.reload();
    if (known.of) bar.max = known.of, bar.value = known.done;
    else bar.removeAttribute("value");
    $("#step").textContent = known.said;
    if (status.textContent !== known.word) announce(known.word);
    setTimeout(look, 400);
  } catch {
    $("#step").textContent = say("ended");
    announce(say("ended"));
  }
};
if (bar) look();
