/* Steps from change to change, lines between the places of what moved, addresses of sentences. All of it is an extra. */
"use strict";

(() => {
  const changes = () => [...document.querySelectorAll('.change[id]:not([id$="-was"], [data-joined])')];
  const walked = document.getElementById("walked");
  let here = -1;

  const show = (element) => {
    for (let fold = element.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  };

  const walk = (by) => {
    const all = changes();
    if (!all.length) return;
    const focused = all.findIndex((change) => change.contains(document.activeElement));
    if (focused >= 0) here = focused;
    here = Math.min(Math.max(here + by, 0), all.length - 1);
    show(all[here]);
    all[here].focus({ preventScroll: true });
    all[here].scrollIntoView({ block: "center" });
    if (walked) walked.textContent = `${here + 1} of ${all.length}`;
  };

  const go = (key) => {
    const link = document.querySelector(`a[data-key="${CSS.escape(key)}"]`);
    if (link) link.click();
  };

  const bar = document.getElementById("walk");
  if (bar && changes().length) {
    bar.hidden = false;
    walked.textContent = `${changes().length} ${changes().length === 1 ? "change" : "changes"}`;
    bar.addEventListener("click", (event) => {
      const button = event.target.closest("[data-walk]");
      if (button) walk(Number(button.dataset.walk));
    });
  }

  const steps = { n: 1, "]": 1, p: -1, "[": -1 };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    if (event.key in steps) walk(steps[event.key]);
    else if ("<>NP".includes(event.key)) go(event.key);
    else return;
    event.preventDefault();
  });

  // What a link leads to may be folded away.
  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (!target) return;
    show(target);
    const at = changes().indexOf(target);
    if (at >= 0) here = at;
  };
  addEventListener("hashchange", reveal);
  reveal();

  // The line to copy names the sentence that was chosen last.
  const citation = document.getElementById("citation");
  const plain = citation?.defaultValue;
  const cite = () => {
    if (citation && location.hash.startsWith("#s-")) citation.value = plain + location.hash;
  };
  addEventListener("hashchange", cite);
  cite();

  // Lines from where a passage was to where it is.
  const beside = document.getElementById("beside");
  const SVG = "http://www.w3.org/2000/svg";
  const MOST = 12; // more lines than this are a tangle: then only that of the passage under the pointer or focus
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
      pairs.forEach(([from, to], at) => {
        const one = from.closest(".cell").getBoundingClientRect();
        const two = to.closest(".cell").getBoundingClientRect();
        const start = from.getClientRects()[0];
        const end = to.getClientRects()[0];
        if (!start || !end) return paths[at].removeAttribute("d");
        const leftToRight = one.left < two.left;
        const x1 = (leftToRight ? one.right : one.left) - frame.left;
        const x2 = (leftToRight ? two.left : two.right) - frame.left;
        const y1 = start.top + start.height / 2 - frame.top;
        const y2 = end.top + end.height / 2 - frame.top;
        const middle = (x1 + x2) / 2;
        paths[at].setAttribute("d", `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`);
        paths[at].classList.toggle("quiet", pairs.length > MOST);
      });
    };
    const light = (element) => {
      const piece = element?.closest?.("[data-edit]");
      pairs.forEach(([from], at) => {
        const lit = piece !== null && piece !== undefined && from.dataset.edit === piece.dataset.edit;
        paths[at].classList.toggle("here", lit);
        paths[at].classList.toggle("quiet", !lit && pairs.length > MOST);
      });
    };
    new ResizeObserver(draw).observe(beside);
    beside.addEventListener("toggle", draw, true);
    beside.addEventListener("pointerover", (event) => light(event.target));
    beside.addEventListener("focusin", (event) => light(event.target));
    draw();
  }

  // A click on a sentence gives its address, without moving the page.
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
