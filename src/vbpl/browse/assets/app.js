// Keys, and the graph opened in place. Every page works without it.
"use strict";

const narrow = matchMedia("(max-width: 760px)");

// Facets are folded where they would push the results off the screen

const facets = document.querySelector("details.facets");
if (facets && narrow.matches) facets.open = false;

// Keys: / searches, j and k go through the results, n and p through the pages

function move(step) {
  const entries = [...document.querySelectorAll("a.entry")];
  const at = entries.indexOf(document.activeElement);
  const next = entries[at < 0 ? (step > 0 ? 0 : entries.length - 1) : at + step];
  if (next) next.focus();
}

const KEYS = {
  "/": () => document.getElementById("q")?.focus(),
  d: toggleTheme,
  j: () => move(1),
  k: () => move(-1),
  n: () => document.querySelector("a[rel=next]")?.click(),
  p: () => document.querySelector("a[rel=prev]")?.click(),
};

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && event.target.matches("input")) event.target.blur();
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, textarea")) return;
  if (!Object.hasOwn(KEYS, event.key)) return;
  event.preventDefault();
  KEYS[event.key]();
});

// Graph: branches open in place, and the document stays in the middle

function center(graph) {
  const frame = graph.getBoundingClientRect();
  const box = [...graph.querySelectorAll(".middle")].find((each) => each.checkVisibility()).getBoundingClientRect();
  graph.scrollBy(box.x + box.width / 2 - frame.x - frame.width / 2, box.y + box.height / 2 - frame.y - frame.height / 2);
}

async function unfold(link) {
  const url = new URL(link.getAttribute("href"), location);
  const answer = await fetch(url.pathname.replace(/links$/, "neighbours") + url.search);
  if (!answer.ok) return location.assign(url);
  const part = new DOMParser().parseFromString(await answer.text(), "text/html");
  document.getElementById("graph").replaceWith(part.getElementById("graph"));
  document.querySelector(".legend").replaceWith(part.querySelector(".legend"));
  history.replaceState(null, "", url.pathname + url.search);
  const again = document.getElementById(link.id);
  again.focus({ preventScroll: true });
  again.scrollIntoView({ block: "nearest", inline: "center" });
}

const graph = document.getElementById("graph");
if (graph) center(graph);

document.addEventListener("click", (event) => {
  const link = event.target.closest("a.fold");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  unfold(link);
});

// An act by day: the slider shows the day that it is let go at, in place

const slide = document.getElementById("slide");

function dayAt(index) {
  return document.querySelectorAll(".days a")[index];
}

async function showDay(link) {
  const url = new URL(link.getAttribute("href"), location);
  const answer = await fetch(url);
  if (!answer.ok) return location.assign(url);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  document.getElementById("wordings").replaceWith(page.getElementById("wordings"));
  document.querySelector(".days").replaceWith(page.querySelector(".days"));
  document.querySelector(".pick").replaceWith(page.querySelector(".pick"));
  history.replaceState(null, "", url.pathname + url.search);
}

if (slide) {
  slide.addEventListener("input", () => {
    const shown = dayAt(slide.value).textContent;
    document.getElementById("shown-day").textContent = shown;
    slide.setAttribute("aria-valuetext", shown);
  });
  slide.addEventListener("change", () => showDay(dayAt(slide.value)));
}
