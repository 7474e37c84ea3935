/* Moves through the versions of an article without leaving the page. Without this script the links do the same. */
"use strict";

(() => {
  const PAUSE = 120; // milliseconds: while an arrow key is held down, the versions on the way are not loaded
  let waiting = 0;

  const isTyping = (element) => element.closest("input, textarea, select, [contenteditable]");

  /* Scroll the strip so that the current version is in the middle, if it is wider than the screen. */
  const center = () => {
    const room = document.querySelector(".strip-scroll");
    const bar = room?.querySelector(".bar[aria-current]");
    if (!bar) return;
    const box = bar.getBoundingClientRect();
    room.scrollLeft += box.left + box.width / 2 - room.getBoundingClientRect().left - room.clientWidth / 2;
  };

  /* The server writes the times below the strip in UTC, because only the browser knows the local time zone. */
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
    const label = document.querySelector(".strip .bar[aria-current]")?.getAttribute("aria-label");
    const status = document.getElementById("story-status");
    if (status && label) status.textContent = label;
  };

  const scrub = (link, inStrip, pause = 0) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => show(link.getAttribute("href"), inStrip), pause);
  };

  /* The Tab key stops at one bar of the strip only; arrow keys, Home and End move between the bars. */
  const alongStrip = (event) => {
    const bars = [...document.querySelectorAll(".strip .bar")];
    const current = bars.indexOf(event.target.closest?.(".strip .bar"));
    if (current < 0) return false;
    const target = { ArrowLeft: current - 1, ArrowRight: current + 1, Home: 0, End: bars.length - 1 }[event.key];
    if (target === undefined) return false;
    const next = bars[Math.min(Math.max(target, 0), bars.length - 1)];
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

  /* A link to the folded list of all versions opens it. Escape or a click elsewhere closes menus. */
  const unfold = () => {
    const list = document.getElementById("versions");
    if (list && location.hash === "#versions") list.open = true;
  };
  const closeMenus = (except) => {
    for (const menu of document.querySelectorAll(".menu[open]")) {
      if (menu.contains(except)) continue;
      const hadFocus = menu.contains(document.activeElement);
      menu.open = false;
      if (hadFocus) menu.querySelector("summary").focus();
    }
  };
  localise();
  center();
  addEventListener("hashchange", unfold);
  unfold();
  document.addEventListener("click", (event) => closeMenus(event.target));
  document.addEventListener("keydown", (event) => event.key === "Escape" && closeMenus(null));
})();
