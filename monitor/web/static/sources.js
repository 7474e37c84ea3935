/* Adding sources: that something is under way, files read into the form, the bookmarklet explained. */
"use strict";

(() => {
  const say = (id, text) => {
    const place = document.getElementById(id);
    if (place) place.textContent = text;
  };

  for (const form of document.querySelectorAll("form[data-wait]")) {
    form.addEventListener("submit", () => {
      const button = form.querySelector("button");
      // Not disabled before the form has left.
      setTimeout(() => {
        button.disabled = true;
        button.textContent = form.dataset.wait;
      });
    });
  }
  // Gone back to, a page may come as it was left.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });

  const file = document.getElementById("opml-file");
  const MOST_BYTES = 1000000;
  if (file) {
    file.closest("[data-file]").hidden = false;
    file.addEventListener("change", async () => {
      const chosen = file.files[0];
      if (!chosen) return;
      if (chosen.size > MOST_BYTES) {
        say("opml-said", "This file is too large: a list here has a megabyte at most. Import it in parts.");
        return;
      }
      document.getElementById("opml").value = await chosen.text();
      say("opml-said", `${chosen.name} was read. Import follows its feeds.`);
    });
  }

  for (const link of document.querySelectorAll(".bookmarklet")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      say("bookmarklet-said", "Not here: drag it to the bookmarks bar, and click it there on an article’s page.");
    });
  }
})();
