// Improves pages that work without it: times in the reader's own zone and way of writing, a bar that moves.
"use strict";

(() => {
  const spoken = document.documentElement.lang;
  // English is written in more than one way: in the reader's, if they read English.
  const locale = navigator.languages.find((one) => one.toLowerCase().startsWith(spoken)) ?? spoken;

  const zoned = new Intl.DateTimeFormat(locale, {
    dateStyle: "medium",
    timeStyle: "short",
  });

  for (const time of document.querySelectorAll("time[datetime]")) {
    const instant = new Date(time.dateTime);
    if (!Number.isNaN(instant.getTime())) {
      time.title = time.textContent.trim();
      time.textContent = zoned.format(instant);
    }
  }

  // A bar that moves while its work goes on, and the page anew when it is done.
  for (const bar of document.querySelectorAll("progress[data-progress]")) {
    const timer = setInterval(async () => {
      try {
        const answer = await fetch(bar.dataset.progress, { headers: { Accept: "application/json" } });
        const progress = await answer.json();
        if (!answer.ok || !progress.running) {
          clearInterval(timer);
          location.reload();
        } else {
          bar.value = progress.percent;
        }
      } catch {
        clearInterval(timer);
      }
    }, 2000);
  }
})();
