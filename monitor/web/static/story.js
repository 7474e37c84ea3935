/* Scrubbing through the versions of an article without leaving the page. Everything works without it, by links. */
"use strict";

(() => {
  const PAUSE = 120; // milliseconds: whoever holds an arrow key down is not shown each version on the way
  let waiting = 0;

  const isTyping = (element) => element.closest("input, textarea, select, [contenteditable]");

  /* Where the strip is wider than the screen, the version that is shown is in view. */
  const center = () => {
    const room = document.querySelector(".strip-scroll");
    const bar = room?.querySelector(".bar[aria-current]");
    if (!bar) return;
    const box = bar.getBoundingClientRect();
    room.scrollLeft += box.left + box.width / 2 - room.getBoundingClientRect().left - room.clientWidth / 2;
  };

  /* The server writes the times below the strip in UTC; the local time is known only here. */
  const DAY = { day: "numeric", month: "short" };
  const hours = new Intl.DateTimeFormat(undefined, { ...DAY, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const days = new Intl.DateTimeFormat(undefined, { ...DAY, year: "numeric" });
  const localise = () => {
    for (const tick of document.querySelectorAll(".strip [data-tick]")) {
      const format = tick.textContent.includes(":") ? hours : days;
      tick.textContent = format.format(new Date(tick.dataset.tick));
    }
  };

  const show = async (address, inStrip) => {
    await htmx.ajax("GET", address, { target: "#as-of", select: "#as-of", swap: "outerHTML" });
    history.replaceState(history.state, "", address);
    localise();
    center();
    if (inStrip) document.querySelector(".strip .bar[aria-current]")?.focus({ preventScroll: true });
    const here = document.querySelector(".strip .bar[aria-current]")?.getAttribute("aria-label");
    const status = document.getElementById("story-status");
    if (status && here) status.textContent = here;
  };

  const scrub = (link, inStrip, pause = 0) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => show(link.getAttribute("href"), inStrip), pause);
  };

  /* The bars of the strip are one stop for the Tab key; arrows lead from one to the next. */
  const alongStrip = (event) => {
    const bars = [...document.querySelectorAll(".strip .bar")];
    const at = bars.indexOf(event.target.closest?.(".strip .bar"));
    if (at < 0) return false;
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: bars.length - 1 }[event.key];
    if (to === undefined) return false;
    const next = bars[Math.min(Math.max(to, 0), bars.length - 1)];
    next.focus();
    next.scrollIntoView({ block: "nearest", inline: "nearest" });
    scrub(next, true, PAUSE);
    return true;
  };

  const KEYS = { n: "next-real", "]": "next-real", p: "last-real", "[": "last-real" };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const link = document.getElementById(KEYS[event.key]);
    if (link) scrub(link, false);
    else if (!alongStrip(event)) return;
    event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(".strip .bar, .strip-steps a");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    scrub(link, link.matches(".bar"));
  });

  /* The list of all versions is folded; a link to it opens it. A menu closes by Escape and by a click elsewhere. */
  const unfold = () => {
    const list = document.getElementById("versions");
    if (list && location.hash === "#versions") list.open = true;
  };
  const fold = (except) => {
    for (const menu of document.querySelectorAll(".menu[open]")) {
      if (menu.contains(except)) continue;
      const inside = menu.contains(document.activeElement);
      menu.open = false;
      if (inside) menu.querySelector("summary").focus();
    }
  };
  localise();
  center();
  addEventListener("hashchange", unfold);
  unfold();
  document.addEventListener("click", (event) => fold(event.target));
  document.addEventListener("keydown", (event) => event.key === "Escape" && fold(null));
})();
