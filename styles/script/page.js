/* What every part of the script uses. */
const $ = (selector, within = document) => within.querySelector(selector);
const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];
const words = JSON.parse($("#words").textContent);
const facts = JSON.parse($("#facts").textContent);
const say = (key, values = {}) =>
  words[`html.${key}`].replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
const make = (tag, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
};
const main = $("#main");
const tools = $("#tools");
const status = $("#status");
const announce = (said) => { status.textContent = said; };
const button = (name) => $(`[data-do="${name}"]`);
const rows = $$("tr.row");
const groups = $$(".group");
const headOf = (group) => {
  const copy = $("h3, h4, h5, h6", group).cloneNode(true);
  $(".self", copy)?.remove();
  return copy.textContent.trim();
};
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const does = {};
