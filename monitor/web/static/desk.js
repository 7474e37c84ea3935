/* Small comforts of the pages; all of them work without it. */
"use strict";

(() => {
  const title = document.title;
  let unseen = 0;

  const span = (seconds) => {
    if (seconds < 5) return "just now";
    if (seconds < 60) return `${Math.round(seconds)} s ago`;
    if (seconds < 5400) return `${Math.round(seconds / 60)} min ago`;
    if (seconds < 129600) return `${Math.round(seconds / 3600)} h ago`;
    return `${Math.round(seconds / 86400)} days ago`;
  };

  const clock = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
  const utc = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });

  // The server writes UTC; the local time is known only here.
  const localise = (time) => {
    const moment = new Date(time.dateTime);
    const both = `${clock.format(moment)} here, ${utc.format(moment)} UTC`;
    if (time.title !== both) time.title = both;
    if ("at" in time.dataset) time.textContent = clock.format(moment);
  };

  const renewTimes = (within = document) => {
    for (const time of within.querySelectorAll("time[data-at], time[data-ago]")) {
      if (!time.dataset.local) localise(time);
      time.dataset.local = "yes";
      if (!("ago" in time.dataset)) continue;
      const said = span((Date.now() - Date.parse(time.dateTime)) / 1000);
      if (time.textContent !== said) time.textContent = said;
    }
  };

  const zone = document.getElementById("zone");
  if (zone) zone.textContent = `Times are ${clock.resolvedOptions().timeZone}; UTC on hovering.`;
  renewTimes();

  const step = (by) => {
    const stories = [...document.querySelectorAll(".story, .versions > li, .list > li, .edit")];
    if (!stories.length) return;
    const here = stories.findIndex((story) => story.contains(document.activeElement));
    const next = stories[Math.min(Math.max(here + by, 0), stories.length - 1)];
    const target = next.querySelector("a[href]") || next;
    if (target === next) next.tabIndex = -1;
    target.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  };

  const isTyping = (element) => element.closest("input, textarea, select, [contenteditable]");

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "/") document.getElementById("search").focus();
    else return;
    event.preventDefault();
  });

  const tell = (text) => {
    const status = document.getElementById("status");
    if (status && status.textContent !== text) status.textContent = text;
  };

  for (const name of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
    document.addEventListener(name, () => tell("not live: the monitor does not answer"));
  }
  document.addEventListener("htmx:afterOnLoad", () => {
    const status = document.getElementById("status");
    if (status && status.textContent.startsWith("not live")) tell("live again");
  });
  document.addEventListener("htmx:load", (event) => {
    renewTimes(event.target.querySelectorAll ? event.target : document);
    if (!event.target.matches?.(".story")) return;
    event.target.classList.add("fresh");
    if (document.hidden) document.title = `(${++unseen}) ${title}`;
  });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return;
    unseen = 0;
    document.title = title;
  });
  setInterval(() => renewTimes(), 30000);
})();
