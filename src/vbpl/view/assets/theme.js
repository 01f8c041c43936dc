// Light and dark: one choice for all pages, by the button.
"use strict";

const root = document.documentElement;

function toggleTheme() {
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  remember("vbpl-theme", root.dataset.theme);
}

// Browsers may deny a page its storage.
function remember(name, value) {
  try { localStorage.setItem(name, value); } catch { /* the choice lasts as long as the page */ }
}

function recall(name) {
  try { return localStorage.getItem(name); } catch { return null; }
}

document.getElementById("theme").addEventListener("click", toggleTheme);
if (["light", "dark"].includes(recall("vbpl-theme"))) root.dataset.theme = recall("vbpl-theme");
