// The page's behaviour: text and tree light each other, tabs, search, keys. Nothing is loaded and nothing is sent.

const $ = (id) => document.getElementById(id);
const views = [...document.querySelectorAll(".view")];
const tabs = [...document.querySelectorAll(".tabs a")];
let current = views[0];

// Documents

function show(view) {
  current = view;
  views.forEach((each) => { each.hidden = each !== view; });
  tabs.forEach((tab, index) => {
    if (views[index] === view) {
      tab.setAttribute("aria-current", "page");
      tab.scrollIntoView({ block: "nearest", inline: "nearest" });
    } else tab.removeAttribute("aria-current");
  });
}

function step(by) {
  const next = views[views.indexOf(current) + by];
  if (next) visit(`${next.dataset.prefix}top`);
}

// Lighting: what bears one key is one thing

let lit = [];

function light(key) {
  lit.forEach((each) => each.classList.remove("lit", "near"));
  lit = key ? [...current.querySelectorAll(`[data-m="${CSS.escape(key)}"]`)] : [];
  lit.forEach((each) => each.classList.add("lit"));
  const shown = key && visible($(`t-${key}`));
  if (shown && !lit.includes(shown)) {
    shown.classList.add("near");
    lit.push(shown);
  }
  return shown;
}

// The line of the tree that stands for an item: its own, or that of the outermost folded unit around it.
function visible(item) {
  if (!item) return null;
  let line = item.querySelector("[data-m]");
  for (let at = item.parentElement; at && !at.matches(".side"); at = at.parentElement)
    if (at.matches("details:not([open])")) line = at.firstElementChild;
  return line;
}

function unfold(item) {
  for (let at = item; at && !at.matches(".side"); at = at.parentElement)
    if (at.matches("details")) at.open = true;
}

function foldSide(side, folded) {
  side.classList.toggle("folded", folded);
  side.querySelector(".fold").setAttribute("aria-expanded", String(!folded));
}

// Light a key from the text: its line of the tree is unfolded and brought into sight.
function choose(key) {
  const item = $(`t-${key}`);
  if (!item) return;
  unfold(item.parentElement);
  foldSide(item.closest(".side"), false);
  const line = light(key), cited = item.matches(".citation");
  if (cited) item.firstElementChild.open = true;
  (cited ? item : line).scrollIntoView({ block: "nearest" });
}

// Bring a place of the text into sight and light it.
function go(key) {
  const place = $(key);
  if (!place) return;
  place.scrollIntoView({ block: place.offsetHeight > 400 ? "start" : "center" });
  light(key);
}

// What an address names: an id, or an offset of the text as "u120", where a citation or a unit begins or a unit is.
function placeOf(id) {
  const [, prefix, offset] = /^(d\d+-)?u(\d+)$/.exec(id) ?? [];
  if (offset === undefined || $(id)) return $(id);
  const view = views.find((each) => each.dataset.prefix === (prefix ?? ""));
  const before = [...view?.querySelectorAll(".u[id]") ?? []].filter((unit) => startOf(unit.id) <= Number(offset));
  return $(`${prefix ?? ""}c${offset}`) ?? before.at(-1) ?? null;
}

const startOf = (id) => Number(/u(\d+)/.exec(id)[1]);

// Follow an address in the page. What comes to lie under a pointer at rest is not pointed at.
let resting = false;
addEventListener("mousemove", () => { resting = false; });

function visit(address) {
  resting = true;
  const place = placeOf(address);
  const id = place?.id;
  const view = place && place.closest(".view");
  if (!view) return;
  show(view);
  if (place.matches(".text")) view.querySelector(".pane").scrollTop = 0;
  else { go(id); choose(id); }
}

const here = () => location.hash.slice(1);
const keyAt = (target) => target.closest?.("[data-m]")?.dataset.m;

// The card of a citation: what is cited, where it is pointed at, focused or touched

const card = $("card");
const LONGEST = 600;
let cited = null, waiting = 0, touched = false;

function wordsOf(link) {
  const place = link.dataset.card === undefined && link.hash && link.pathname === location.pathname ? placeOf(link.hash.slice(1)) : null;
  const said = link.dataset.card ?? (place && !place.matches(".text") ? place.textContent : "");
  return said.trim().replace(/\n\s*\n/g, "\n");
}

function showCard(link) {
  clearTimeout(waiting);
  const said = wordsOf(link);
  hideCard();
  if (!said) return false;
  cited = link;
  const part = (name, text) => card.appendChild(Object.assign(document.createElement(name), { textContent: text }));
  part("b", link.dataset.to);
  if (link.dataset.asOn) part("i", link.dataset.asOn);
  part("p", said.length > LONGEST ? `${said.slice(0, LONGEST)}…` : said).lang = "vi";
  if (touched) part("a", document.querySelector("main").dataset.open).href = link.href;
  card.hidden = false;
  link.setAttribute("aria-describedby", "card");
  if (matchMedia("(max-width: 760px)").matches) return true;
  const box = link.getClientRects()[0], height = card.offsetHeight, width = card.offsetWidth;
  card.style.left = `${Math.max(8, Math.min(box.left, innerWidth - width - 8))}px`;
  card.style.top = `${box.bottom + 6 + height < innerHeight ? box.bottom + 6 : Math.max(8, box.top - height - 6)}px`;
  return true;
}

function hideCard() {
  clearTimeout(waiting);
  cited?.removeAttribute("aria-describedby");
  cited = null;
  card.hidden = true;
  card.removeAttribute("style");
  card.replaceChildren();
}

const citing = (target) => target.closest?.(".text a.c");

function soon(work) {
  clearTimeout(waiting);
  waiting = setTimeout(work, 180);
}

addEventListener("pointerdown", (event) => {
  touched = event.pointerType === "touch";
  if (!card.contains(event.target) && !citing(event.target)) hideCard();
});
addEventListener("pointerover", (event) => {
  if (resting || event.pointerType === "touch") return;
  const link = citing(event.target);
  if (card.contains(event.target) || link && link === cited) clearTimeout(waiting);
  else if (link) soon(() => showCard(link));
  else if (cited || waiting) soon(hideCard);
});
addEventListener("focusin", (event) => {
  const link = citing(event.target);
  if (link && link.matches(":focus-visible")) showCard(link);
  else if (!card.contains(event.target)) hideCard();
});
addEventListener("scroll", (event) => { if (cited && event.target.contains(cited)) hideCard(); }, true);

// A touch shows the card first; one on the card, or a second one, follows the link.
addEventListener("click", (event) => {
  const link = citing(event.target);
  if (!link || !touched) { if (event.target.closest?.("a")) hideCard(); return; }
  if (link !== cited && showCard(link)) { event.preventDefault(); event.stopImmediatePropagation(); } else hideCard();
});

addEventListener("hashchange", () => visit(here()));
addEventListener("mouseover", (event) => {
  const key = keyAt(event.target);
  if (resting || !key || key === lit[0]?.dataset.m || matchMedia("(hover: none)").matches) return;
  const line = light(key);
  if (line && event.target.closest(".text")) line.scrollIntoView({ block: "nearest" });
});

addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  const marked = event.target.closest("[data-m]");
  const fold = event.target.closest("[data-fold]");
  if (fold) {
    const open = fold.dataset.fold === "open";
    current.querySelectorAll(".tree li > details").forEach((each) => { each.open = open; });
  } else if (event.target.closest(".fold")) {
    const side = event.target.closest(".side");
    foldSide(side, !side.classList.contains("folded"));
  } else if (marked && marked.closest(".side")) clickLine(event, marked);
  else if (link) {
    if (marked) history.replaceState(null, "", `#${marked.dataset.m}`);
    if (link.hash.slice(1) === here()) visit(here());
  } else if (marked && getSelection().isCollapsed) choose(marked.dataset.m);
});

// A line of the tree goes to its place in the text; its triangle folds it.
function clickLine(event, line) {
  const onTriangle = event.detail > 0 && event.clientX < line.getBoundingClientRect().left + 22;
  if (line.matches("summary") && onTriangle) return;
  event.preventDefault();
  if (line.matches("summary") && !line.parentElement.open) line.parentElement.open = true;
  history.replaceState(null, "", `#${line.dataset.m}`);
  go(line.dataset.m);
}

// Keys

function move(by) {
  const lines = [...current.querySelectorAll(".side [data-m]")].filter((line) => line.checkVisibility());
  const at = lines.indexOf(document.activeElement);
  const next = lines[at < 0 ? lines.findIndex((line) => line.closest(".tree")) : at + by];
  if (!next) return;
  next.focus();
  next.scrollIntoView({ block: "nearest" });
  go(next.dataset.m);
}

function bend(open) {
  const line = document.activeElement;
  if (!line.matches(".tree [data-m]")) return;
  const details = line.matches("summary") ? line.parentElement : null;
  if (details && details.open !== open) details.open = open;
  else if (open) move(1);
  else line.closest("li").parentElement.closest("li")?.querySelector("[data-m]").focus();
}

function follow() {
  document.activeElement.closest?.("li.citation")?.querySelector(".link a")?.click();
}

const keys = {
  "/": () => { $("search").focus(); $("search").select(); },
  j: () => move(1), k: () => move(-1), ArrowDown: () => move(1), ArrowUp: () => move(-1),
  l: () => bend(true), h: () => bend(false), ArrowRight: () => bend(true), ArrowLeft: () => bend(false),
  f: follow, "[": () => step(-1), "]": () => step(1), d: () => toggleTheme(), "?": () => $("guide").showModal(),
  Escape: () => { if (cited) hideCard(); else { light(null); endSearch(); } },
};

addEventListener("keydown", (event) => {
  const arrow = event.key.startsWith("Arrow");
  if (event.ctrlKey || event.metaKey || event.altKey || $("guide").open || event.target.matches("input")) return;
  if (arrow && !event.target.closest(".side") || !Object.hasOwn(keys, event.key)) return;
  event.preventDefault();
  keys[event.key]();
});
$("help").addEventListener("click", keys["?"]);

// Letters of legacy fonts: as they read, or as they stand in the file

const coded = [...document.querySelectorAll("[data-new]")].map((place) => ({ place, old: place.textContent, read: place.dataset.new }));

function decode(on) {
  for (const { place, old, read } of coded) place.textContent = on ? read : old;
  $("decode").setAttribute("aria-pressed", String(on));
  views.forEach((view) => { delete view.index; });
  if ($("search").value) search();
}

$("decode").addEventListener("click", () => decode($("decode").getAttribute("aria-pressed") !== "true"));

// Search without regard to diacritics and line breaks

const LETTERS = new Map();
const MOST = 2000;
let hits = [];
let hit = -1;

function plain(character) {
  let letter = LETTERS.get(character);
  if (letter === undefined) {
    letter = character.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
    LETTERS.set(character, letter);
  }
  return letter;
}

// A text as plain letters with single blanks, and where each of them stands in it.
function fold(text) {
  const letters = [], places = [];
  let blank = true;
  for (let at = 0; at < text.length; at++) {
    const letter = /\s/.test(text[at]) ? " " : plain(text[at]);
    if (letter === " " ? blank : !letter) continue;
    blank = letter === " ";
    for (const each of letter) { letters.push(each); places.push(at); }
  }
  return { letters: letters.join(""), places };
}

// The text of a view with its nodes; made when it is first searched.
function indexOf(view) {
  if (view.index) return view.index;
  const nodes = [], starts = [];
  let text = "";
  const walker = document.createTreeWalker(view.querySelector(".text"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    nodes.push(walker.currentNode);
    starts.push(text.length);
    text += walker.currentNode.data;
  }
  view.index = { nodes, starts, ...fold(text) };
  return view.index;
}

function nodeAt({ nodes, starts }, offset) {
  let low = 0, high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= offset) low = middle; else high = middle - 1;
  }
  return [nodes[low], offset - starts[low]];
}

function findIn(view, words) {
  const index = indexOf(view), found = [];
  for (let at = index.letters.indexOf(words); at >= 0; at = index.letters.indexOf(words, at + words.length)) {
    if (hits.length + found.length >= MOST) break;
    const range = new Range();
    range.setStart(...nodeAt(index, index.places[at]));
    const [node, last] = nodeAt(index, index.places[at + words.length - 1]);
    range.setEnd(node, last + 1);
    found.push({ view, range });
  }
  return found;
}

function search() {
  const words = fold($("search").value).letters.trim();
  hits = [];
  if (words) for (const view of views) hits.push(...findIn(view, words));
  hit = hits.findIndex((each) => each.view === current);
  if (hit < 0 && hits.length) hit = 0;
  $("previous").hidden = $("next").hidden = hits.length < 2;
  paint("hits", hits.map((each) => each.range));
  turn(0, words);
}

function turn(by, words = "-") {
  if (hits.length) {
    hit = (hit + by + hits.length) % hits.length;
    const { view, range } = hits[hit];
    if (view !== current) show(view);
    paint("hit", [range]);
    range.startContainer.parentElement.scrollIntoView({ block: "nearest" });
    const box = range.getBoundingClientRect(), pane = view.querySelector(".pane"), frame = pane.getBoundingClientRect();
    if (box.top < frame.top + 40 || box.bottom > frame.bottom - 40) pane.scrollTop += box.top - frame.top - frame.height / 3;
  } else paint("hit", []);
  $("found").value = hits.length ? `${hit + 1}/${hits.length}${hits.length >= MOST ? "+" : ""}` : words ? $("found").dataset.none : "";
}

function paint(name, ranges) {
  if (!CSS.highlights) return;
  const painted = new Highlight(...ranges);
  painted.priority = name === "hit" ? 1 : 0;
  CSS.highlights.set(name, painted);
}

// The search that is due, if any, made now.
function settle() {
  if (!due) return;
  clearTimeout(due);
  due = 0;
  search();
}

// To another hit of the words that stand in the box, never of those that stood there before.
function turnHit(by) {
  settle();
  turn(by);
}

function endSearch() {
  if (!$("search").value) return;
  $("search").value = "";
  search();
}

let due = 0;
$("search").addEventListener("input", () => { clearTimeout(due); due = setTimeout(settle, 120); });
$("search").addEventListener("keydown", (event) => {
  if (event.key === "Enter") turnHit(event.shiftKey ? -1 : 1);
  if (event.key === "Escape") { endSearch(); event.target.blur(); }
});
$("next").addEventListener("click", () => turnHit(1));
$("previous").addEventListener("click", () => turnHit(-1));

if (coded.length) {
  $("decode").hidden = false;
  decode(true);
}
// On a phone the text comes first: the tree below it is folded until something is touched
if (matchMedia("(max-width: 760px)").matches) document.querySelectorAll(".side").forEach((side) => foldSide(side, true));
show(current);
if (here()) visit(here());
