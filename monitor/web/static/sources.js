/* Adding sources: shows that a form was sent, reads an OPML file into its form, explains the bookmarklet. */
"use strict";

(() => {
  const say = (id, text) => {
    const place = document.getElementById(id);
    if (place) place.textContent = text;
  };

  for (const form of document.querySelectorAll("form[data-wait]")) {
    form.addEventListener("submit", () => {
      const button = form.querySelector("button");
      // Disabled only after the form has been sent: a disabled button could prevent that.
      setTimeout(() => {
        button.disabled = true;
        button.textContent = form.dataset.wait;
      });
    });
  }
  // On going back, the browser may restore the page with its disabled buttons.
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
        say("opml-said", "This file is too large: a list may have a megabyte at most. Import it in parts.");
        return;
      }
      document.getElementById("opml").value = await chosen.text();
      say("opml-said", `${chosen.name} was read. Import follows its feeds.`);
    });
  }

  for (const link of document.querySelectorAll(".bookmarklet")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      say("bookmarklet-said", "This link does not work here: drag it to the bookmarks bar, and click it there on an article’s page.");
    });
  }
})();
