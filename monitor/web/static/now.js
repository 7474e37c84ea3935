/* Now and Catch-up: opens a story beside the list, and updates marks of what is read without reloading. */
"use strict";

(() => {
  const wide = matchMedia("(min-width: 1100px)");
  const marked = []; // articles that were marked as read on this page, for the key `u`

  const elementsOf = (article) => [...document.querySelectorAll(`[data-article="${article}"]`)];

  /* On narrow screens and with modifier keys, links work as usual. */
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(".item a[hx-trigger='monitor:open']");
    const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey && event.button === 0;
    if (!link || !plain || !wide.matches || !document.getElementById("detail")) return;
    event.preventDefault();
    htmx.trigger(link, "monitor:open");
  });

  const markShown = () => {
    const shown = document.querySelector("#detail [data-article]")?.dataset.article;
    for (const item of document.querySelectorAll("#stories > .item")) {
      const link = item.querySelector("h2 a");
      if (item.dataset.article === shown) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };

  document.addEventListener("htmx:afterSettle", (event) => {
    markShown();
    if (event.target.id === "detail") event.target.scrollTop = 0;
  });
  markShown();

  document.addEventListener("monitor:read", ({ detail: { article, read } }) => {
    for (const story of elementsOf(article)) {
      const hadFocus = document.activeElement.closest(".reading") && story.contains(document.activeElement);
      const before = story.dataset.read;
      story.dataset.read = String(read);
      // The button with the focus is now hidden: the focus moves to the one shown instead.
      if (hadFocus && before !== story.dataset.read) {
        story.querySelector(read ? ".mark-unread button" : ".mark-read button")?.focus();
      }
    }
    if (read) marked.push(article);
  });

  /* `e` also goes to the next story, so that one key is enough to work through a list; `u` undoes the last mark. */
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    if (document.querySelector("dialog[open]")) return;
    const current = document.activeElement.closest("[data-article]");
    if (event.key === "e" && current?.matches("[data-read='false'].item")) {
      const goToNext = () => document.dispatchEvent(new CustomEvent("monitor:go", { detail: 1 }));
      document.addEventListener("monitor:read", goToNext, { once: true });
    }
    if (event.key === "u" && current?.dataset.read !== "true" && marked.length) {
      event.stopImmediatePropagation();
      const story = elementsOf(marked.pop()).find((element) => element.matches(".item"));
      story?.querySelector(".mark-unread button")?.click();
      story?.querySelector("h2 a")?.focus();
    }
  }, true);
})();
