/* Now and Catch-up: a story opens beside the list, marks of what is read change where they stand. */
"use strict";

(() => {
  const wide = matchMedia("(min-width: 1100px)");
  const marked = []; // articles marked as read here, for `u`

  const all = (article) => [...document.querySelectorAll(`[data-article="${article}"]`)];

  /* On a narrow screen, and with modifier keys, a link stays a link. */
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(".item a[hx-trigger='monitor:open']");
    const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey && event.button === 0;
    if (!link || !plain || !wide.matches || !document.getElementById("detail")) return;
    event.preventDefault();
    htmx.trigger(link, "monitor:open");
  });

  const choose = () => {
    const shown = document.querySelector("#detail [data-article]")?.dataset.article;
    for (const item of document.querySelectorAll("#stories > .item")) {
      const link = item.querySelector("h2 a");
      if (item.dataset.article === shown) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };

  document.addEventListener("htmx:afterSettle", (event) => {
    choose();
    if (event.target.id === "detail") event.target.scrollTop = 0;
  });
  choose();

  const focusIn = (story, wanted) => story.querySelector(`${wanted} button`)?.focus();

  document.addEventListener("monitor:read", ({ detail: { article, read } }) => {
    for (const story of all(article)) {
      const button = document.activeElement.closest(".reading") && story.contains(document.activeElement);
      const before = story.dataset.read;
      story.dataset.read = String(read);
      if (button && before !== story.dataset.read) focusIn(story, read ? ".mark-unread" : ".mark-read");
    }
    if (read) marked.push(article);
  });

  /* `e` goes on to the next story, so that a list is emptied by one key; `u` takes back the last one marked. */
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    if (document.querySelector("dialog[open]")) return;
    const here = document.activeElement.closest("[data-article]");
    if (event.key === "e" && here?.matches("[data-read='false'].item")) {
      document.addEventListener("monitor:read", () => document.dispatchEvent(new CustomEvent("monitor:go", { detail: 1 })), { once: true });
    }
    if (event.key === "u" && here?.dataset.read !== "true" && marked.length) {
      event.stopImmediatePropagation();
      const story = all(marked.pop()).find((one) => one.matches(".item"));
      story?.querySelector(".mark-unread button")?.click();
      story?.querySelector("h2 a")?.focus();
    }
  }, true);
})();
