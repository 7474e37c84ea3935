/* Local times, the live status, and a count of new stories in the title. All pages work without it. */
"use strict";

(() => {
  const title = document.title;
  let unseen = 0;

  const ago = (seconds) => {
    if (seconds < 5) return "just now";
    if (seconds < 60) return `${Math.round(seconds)} s ago`;
    if (seconds < 5400) return `${Math.round(seconds / 60)} min ago`;
    if (seconds < 129600) return `${Math.round(seconds / 3600)} h ago`;
    return `${Math.round(seconds / 86400)} days ago`;
  };

  const clock = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
  const utc = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });

  // The server writes UTC, because only the browser knows the local time zone.
  const localise = (time) => {
    const moment = new Date(time.dateTime);
    const both = `${clock.format(moment)} here, ${utc.format(moment)} UTC`;
    if (time.title !== both) time.title = both;
    if ("at" in time.dataset) time.textContent = clock.format(moment);
  };

  const updateTimes = (within = document) => {
    for (const time of within.querySelectorAll("time[data-at], time[data-ago]")) {
      if (!time.dataset.local) localise(time);
      time.dataset.local = "yes";
      if (!("ago" in time.dataset)) continue;
      const text = ago((Date.now() - Date.parse(time.dateTime)) / 1000);
      if (time.textContent !== text) time.textContent = text;
    }
  };

  const zone = document.getElementById("zone");
  const here = clock.resolvedOptions().timeZone;
  if (zone && here !== "UTC") zone.textContent = `Times are ${here}; UTC on hovering.`;
  updateTimes();

  const showStatus = (text) => {
    const status = document.getElementById("status");
    if (status && status.textContent !== text) status.textContent = text;
  };

  for (const name of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
    document.addEventListener(name, () => showStatus("not live: the monitor does not answer"));
  }
  document.addEventListener("htmx:afterOnLoad", () => {
    const status = document.getElementById("status");
    if (status && status.textContent.startsWith("not live")) showStatus("live again");
  });
  document.addEventListener("htmx:load", (event) => {
    updateTimes(event.target.querySelectorAll ? event.target : document);
    if (!event.target.matches?.(".story")) return;
    event.target.classList.add("fresh");
    if (document.hidden) document.title = `(${++unseen}) ${title}`;
  });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return;
    unseen = 0;
    document.title = title;
  });
  setInterval(() => updateTimes(), 30000);
})();
