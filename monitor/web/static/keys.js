/* Keyboard shortcuts. They are defined by attributes of the page, so that `?` always lists those of the current page.

   How a page defines a key, without a script of its own:

     <a href="…" data-key="n">Next version</a>          the key follows the link
     <button data-key="e">Mark as read</button>         … presses the button
     <input type="search" data-key="/">                 … focuses the field
     <a href="/articles" data-key="g a">Articles</a>    two keys, one after the other

   `?` lists a key with the text of its element, or with `data-key-says="…"`. Hidden or disabled elements have no key.

     <article data-step> … <a href="…" data-key="o">    `j` and `k` go from one [data-step] to the next

   If several elements have the same key, the one in the closest ancestor of the focus is used, else the first one.
   `j` and `k` focus the first link of a step, or the step itself, and send it the event "monitor:step", which bubbles.
   Other scripts go to the next or previous step by sending "monitor:go" (detail 1 or -1) to the document.
   A key without an element: <span hidden data-key-only="x" data-key-says="…">, and a listener for "monitor:key" on the
   document (event.detail is the key). The page /keys has all keys: see web/keys.py. */
"use strict";

(() => {
  const STEPS = "[data-step], .story, .versions > li, .list > li, .edit";
  const PATIENCE = 1500; // milliseconds in which the second of two keys has to follow
  let first = "";
  let waiting = 0;

  const isTyping = (element) => element.closest?.("input, textarea, select, [contenteditable]");
  const isShown = (element) => element.checkVisibility() && !element.disabled;
  const label = (element) =>
    element.dataset.keySays || element.getAttribute("aria-label") || element.textContent.trim().replace(/\s+/g, " ");

  /* The steps of the page; of nested steps only the outermost. */
  const steps = () =>
    [...document.querySelectorAll(STEPS)].filter((item) => isShown(item) && !item.parentElement.closest(STEPS));

  const step = (by) => {
    const all = steps();
    if (!all.length) return;
    const current = all.findIndex((item) => item.contains(document.activeElement));
    let index = Math.min(Math.max(current + by, 0), all.length - 1);
    if (current < 0) index = by > 0 ? 0 : all.length - 1;
    const next = all[index];
    const target = [...next.querySelectorAll("a[href]")].find(isShown) || next;
    if (target === next) next.tabIndex = -1;
    target.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
    next.dispatchEvent(new CustomEvent("monitor:step", { bubbles: true }));
  };

  document.addEventListener("monitor:go", (event) => step(event.detail));

  /* The element of a key: the nearest to the focus, else the first. */
  const elementOf = (key) => {
    const all = [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].filter(isShown);
    for (let parent = document.activeElement; parent && parent !== document.body; parent = parent.parentElement) {
      const nearest = all.find((element) => parent.contains(element));
      if (nearest) return nearest;
    }
    return all[0];
  };

  const activate = (element) => {
    if (isTyping(element)) {
      element.focus();
      element.select?.();
    } else {
      element.click();
    }
  };

  const BUILT_IN = { j: ["next", () => step(1)], k: ["previous", () => step(-1)], "?": ["all keys", () => show()] };

  const isFirstOfTwo = (key) => document.querySelector(`[data-key^="${CSS.escape(key)} "]`);

  /* Perform the action of a key; returns whether it has one. */
  const press = (key) => {
    if (BUILT_IN[key]) BUILT_IN[key][1]();
    else if (elementOf(key)) activate(elementOf(key));
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
    if (!key.includes(" ") && isFirstOfTwo(key)) {
      first = key;
      waiting = setTimeout(() => (first = ""), PATIENCE);
    } else if (!press(key)) return;
    event.preventDefault();
  });

  /* The keys of the page, each with its label. */
  const keysOfPage = () => {
    const found = new Map();
    if (steps().length > 1) for (const key of ["j", "k"]) found.set(key, BUILT_IN[key][0]);
    for (const element of document.querySelectorAll("[data-key]")) {
      if (isShown(element) && !found.has(element.dataset.key)) found.set(element.dataset.key, label(element));
    }
    for (const element of document.querySelectorAll("[data-key-only]")) {
      found.set(element.dataset.keyOnly, label(element));
    }
    return found.set("?", BUILT_IN["?"][0]);
  };

  const create = (name, text) => {
    const element = document.createElement(name);
    if (text) element.textContent = text;
    return element;
  };

  const row = ([keys, text]) => {
    const line = create("div");
    const term = create("dt");
    for (const key of keys.split(" ")) term.append(create("kbd", key), " ");
    line.append(term, create("dd", text));
    return line;
  };

  /* Show the keys of the page in a dialog. Esc closes it, and the browser restores the focus. */
  const show = () => {
    const dialog = create("dialog");
    dialog.className = "keys-shown";
    const heading = create("h2", "Keys on this page");
    heading.id = "keys-shown";
    dialog.setAttribute("aria-labelledby", heading.id);
    const list = create("dl");
    list.append(...[...keysOfPage()].map(row));
    const form = create("form");
    form.method = "dialog";
    form.append(create("button", "Close"));
    dialog.append(heading, list, form);
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  };
})();
