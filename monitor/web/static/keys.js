/* Keys. One table a page, read from the page itself, so that `?` always shows what holds here.

   How a page offers a key (no script of its own is needed):

     <a href="…" data-key="n">Next version</a>          the key follows the link
     <button data-key="e">Mark as read</button>         … presses the button
     <input type="search" data-key="/">                 … goes to the field
     <a href="/articles" data-key="g a">Articles</a>    two keys, one after the other

   `?` lists it under its words; `data-key-says="…"` gives others. An element that is not shown or is disabled has no key.

     <article data-step> … <a href="…" data-key="o">    `j` and `k` lead from one [data-step] to the next

   A key that stands in several [data-step] means the one in which the focus is, else the first one on the page.
   What `j` and `k` go to is the first link of a step, or the step itself. "monitor:step" is sent to it (bubbles).
   Keys of a script without an element: <span hidden data-key-only="x" data-key-says="…"> and a listener for
   "monitor:key" on the document (event.detail is the key). All keys stand on /keys too: see web/keys.py. */
"use strict";

(() => {
  const STEPS = "[data-step], .story, .versions > li, .list > li, .edit";
  const PATIENCE = 1500; // milliseconds in which the second key of two is waited for, as in other readers
  let first = "";
  let waiting = 0;

  const isTyping = (element) => element.closest?.("input, textarea, select, [contenteditable]");
  const isShown = (element) => element.checkVisibility() && !element.disabled;
  const words = (element) =>
    element.dataset.keySays || element.getAttribute("aria-label") || element.textContent.trim().replace(/\s+/g, " ");

  /* The steps of the page: of steps within a step only the outermost. */
  const steps = () =>
    [...document.querySelectorAll(STEPS)].filter((one) => isShown(one) && !one.parentElement.closest(STEPS));
  const current = () => document.activeElement.closest(STEPS);

  const step = (by) => {
    const all = steps();
    if (!all.length) return;
    const here = all.findIndex((one) => one.contains(document.activeElement));
    const next = all[here < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(here + by, 0), all.length - 1)];
    const target = [...next.querySelectorAll("a[href]")].find(isShown) || next;
    if (target === next) next.tabIndex = -1;
    target.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
    next.dispatchEvent(new CustomEvent("monitor:step", { bubbles: true }));
  };

  const named = (key) => {
    const all = [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].filter(isShown);
    const here = current();
    return (here && all.find((one) => here.contains(one))) || all[0];
  };

  const act = (element) => {
    if (isTyping(element)) {
      element.focus();
      element.select?.();
    } else {
      element.click();
    }
  };

  const OWN = { j: ["next", () => step(1)], k: ["previous", () => step(-1)], "?": ["all keys", () => show()] };

  const begins = (key) => document.querySelector(`[data-key^="${CSS.escape(key)} "]`);

  /* Whether a key did something. */
  const press = (key) => {
    if (OWN[key]) OWN[key][1]();
    else if (named(key)) act(named(key));
    else if (document.querySelector(`[data-key-only="${CSS.escape(key)}"]`)) {
      document.dispatchEvent(new CustomEvent("monitor:key", { detail: key }));
    } else return false;
    return true;
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return;
    if (event.key.length !== 1 || document.querySelector("dialog[open]")) return;
    const key = first ? `${first} ${event.key}` : event.key;
    clearTimeout(waiting);
    first = "";
    if (!key.includes(" ") && begins(key)) {
      first = key;
      waiting = setTimeout(() => (first = ""), PATIENCE);
    } else if (!press(key)) return;
    event.preventDefault();
  });

  const table = () => {
    const found = new Map();
    if (steps().length > 1) for (const key of ["j", "k"]) found.set(key, OWN[key][0]);
    for (const one of document.querySelectorAll("[data-key]")) {
      if (isShown(one) && !found.has(one.dataset.key)) found.set(one.dataset.key, words(one));
    }
    for (const one of document.querySelectorAll("[data-key-only]")) found.set(one.dataset.keyOnly, words(one));
    return found.set("?", OWN["?"][0]);
  };

  const made = (name, text) => {
    const element = document.createElement(name);
    if (text) element.textContent = text;
    return element;
  };

  const row = ([key, said]) => {
    const line = made("div");
    const term = made("dt");
    for (const one of key.split(" ")) term.append(made("kbd", one), " ");
    line.append(term, made("dd", said));
    return line;
  };

  /* All keys of this page. The dialog gives the focus back to where it was; Esc closes it. */
  const show = () => {
    const dialog = made("dialog");
    dialog.className = "keys-shown";
    const heading = made("h2", "Keys on this page");
    heading.id = "keys-shown";
    dialog.setAttribute("aria-labelledby", heading.id);
    const list = made("dl");
    list.append(...[...table()].map(row));
    const form = made("form");
    form.method = "dialog";
    form.append(made("button", "Close"));
    dialog.append(heading, list, form);
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  };
})();
