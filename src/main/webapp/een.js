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

  // A page that was made for another account than the one shown now. Other scripts say so, or that it may be so.
  const page = document.documentElement.dataset;
  const another = document.getElementById("another-account");
  let asking = false;

  function showAnother() {
    if (another?.hidden) {
      another.querySelector("a").href = location.href;
      another.hidden = false;
    }
  }

  async function doubt() {
    if (!page.session || !page.whose || asking) {
      return;
    }
    asking = true;
    try {
      const answer = await fetch(page.session, { headers: { Accept: "application/json", "Een-Whose": page.whose } });
      if (answer.status === 409) {
        document.dispatchEvent(new Event("een-another-account"));
      }
    } catch {
      // Offline: whoever asks again learns it then.
    } finally {
      asking = false;
    }
  }

  document.addEventListener("een-another-account", showAnother);
  document.addEventListener("een-in-doubt", doubt);
  // Back in a tab that was left for a while, or in a page that the browser had kept.
  document.addEventListener("visibilitychange", () => document.hidden || doubt());
  window.addEventListener("pageshow", (event) => event.persisted && doubt());

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
