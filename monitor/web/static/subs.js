/* Buttons that add a feed to its field; without scripts, feeds have to be typed. */
"use strict";

(() => {
  for (const button of document.querySelectorAll("button[data-add]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const field = document.getElementById(`f-${button.dataset.add}`);
      const lines = field.value.split("\n").filter((line) => line.trim());
      if (!lines.includes(button.dataset.value)) lines.push(button.dataset.value);
      field.value = lines.join("\n");
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }
})();
