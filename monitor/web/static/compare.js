/* Keys to step through changes, lines between the two places of moved passages, addresses of sentences. All optional. */
"use strict";

(() => {
  const changes = () => [...document.querySelectorAll('.change[id]:not([id$="-was"], [data-joined])')];
  const position = document.getElementById("walked");
  let current = -1; // index of the current change

  const unfold = (element) => {
    for (let fold = element.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  };

  const step = (by) => {
    const all = changes();
    if (!all.length) return;
    const focused = all.findIndex((change) => change.contains(document.activeElement));
    if (focused >= 0) current = focused;
    current = Math.min(Math.max(current + by, 0), all.length - 1);
    unfold(all[current]);
    all[current].focus({ preventScroll: true });
    all[current].scrollIntoView({ block: "center" });
    if (position) position.textContent = `${current + 1} of ${all.length}`;
  };

  const followLink = (key) => {
    const link = document.querySelector(`a[data-key="${CSS.escape(key)}"]`);
    if (link) link.click();
  };

  const bar = document.getElementById("walk");
  if (bar && changes().length) {
    bar.hidden = false;
    position.textContent = `${changes().length} ${changes().length === 1 ? "change" : "changes"}`;
    bar.addEventListener("click", (event) => {
      const button = event.target.closest("[data-walk]");
      if (button) step(Number(button.dataset.walk));
    });
  }

  const steps = { n: 1, "]": 1, p: -1, "[": -1 };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    if (event.key in steps) step(steps[event.key]);
    else if ("<>NP".includes(event.key)) followLink(event.key);
    else return;
    event.preventDefault();
  });

  // The target of a link may be in a folded part.
  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (!target) return;
    unfold(target);
    const index = changes().indexOf(target);
    if (index >= 0) current = index;
  };
  addEventListener("hashchange", reveal);
  reveal();

  // The citation has the address of the sentence that was chosen last.
  const citation = document.getElementById("citation");
  const plain = citation?.defaultValue;
  const cite = () => {
    if (citation && location.hash.startsWith("#s-")) citation.value = plain + location.hash;
  };
  addEventListener("hashchange", cite);
  cite();

  // Lines from the old place of a moved passage to its new place.
  const beside = document.getElementById("beside");
  const SVG = "http://www.w3.org/2000/svg";
  const MOST = 12; // more lines would be confusing: then only the line of the passage under pointer or focus is shown
  const pairs = beside
    ? [...beside.querySelectorAll('[id$="-was"]:not([data-joined])')]
        .map((from) => [from, document.getElementById(from.id.slice(0, -4))])
        .filter(([, to]) => to)
    : [];

  if (pairs.length) {
    const drawing = document.createElementNS(SVG, "svg");
    drawing.setAttribute("class", "ways");
    drawing.setAttribute("aria-hidden", "true");
    const paths = pairs.map(() => drawing.appendChild(document.createElementNS(SVG, "path")));
    beside.append(drawing);

    const draw = () => {
      const frame = beside.getBoundingClientRect();
      pairs.forEach(([from, to], index) => {
        const oldCell = from.closest(".cell").getBoundingClientRect();
        const newCell = to.closest(".cell").getBoundingClientRect();
        const start = from.getClientRects()[0];
        const end = to.getClientRects()[0];
        if (!start || !end) return paths[index].removeAttribute("d");
        const leftToRight = oldCell.left < newCell.left;
        const x1 = (leftToRight ? oldCell.right : oldCell.left) - frame.left;
        const x2 = (leftToRight ? newCell.left : newCell.right) - frame.left;
        const y1 = start.top + start.height / 2 - frame.top;
        const y2 = end.top + end.height / 2 - frame.top;
        const middle = (x1 + x2) / 2;
        paths[index].setAttribute("d", `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`);
        paths[index].classList.toggle("quiet", pairs.length > MOST);
      });
    };
    const highlight = (element) => {
      const piece = element?.closest?.("[data-edit]");
      pairs.forEach(([from], index) => {
        const highlighted = piece !== null && piece !== undefined && from.dataset.edit === piece.dataset.edit;
        paths[index].classList.toggle("here", highlighted);
        paths[index].classList.toggle("quiet", !highlighted && pairs.length > MOST);
      });
    };
    new ResizeObserver(draw).observe(beside);
    beside.addEventListener("toggle", draw, true);
    beside.addEventListener("pointerover", (event) => highlight(event.target));
    beside.addEventListener("focusin", (event) => highlight(event.target));
    draw();
  }

  // A click on a sentence puts its address into the address bar, without scrolling the page.
  for (const sentence of document.querySelectorAll(".sentence")) sentence.classList.add("points");
  document.addEventListener("click", (event) => {
    const sentence = event.target.closest(".sentence");
    if (!sentence || event.target.closest("a") || String(getSelection())) return;
    const top = scrollY;
    location.hash = sentence.id;
    scrollTo(scrollX, top);
  });

  for (const button of document.querySelectorAll("[data-copy]")) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).value);
      document.getElementById("copied").textContent = "copied";
    });
  }

  addEventListener("beforeprint", () => {
    for (const fold of document.querySelectorAll("details.fold")) fold.open = true;
  });
})();
