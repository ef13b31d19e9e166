// Improves pages that work without it: times in the reader's own zone, a button that asks for a newer picture, a bar that moves.
"use strict";

(() => {
  const SVG = "http://www.w3.org/2000/svg";

  const zoned = new Intl.DateTimeFormat(undefined, {
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

  function arrow() {
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", "M20 12a8 8 0 1 1-2.34-5.66L20 8.7M20 4v4.7h-4.7");
    svg.append(path);
    return svg;
  }

  for (const image of document.querySelectorAll("img[data-live]")) {
    const frame = image.parentElement;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button refresh";
    button.setAttribute("aria-label", "Newer picture of " + image.dataset.live);
    button.append(arrow());

    const address = image.getAttribute("src");
    const done = () => frame.removeAttribute("aria-busy");
    image.addEventListener("load", done);
    image.addEventListener("error", done);
    button.addEventListener("click", () => {
      if (frame.getAttribute("aria-busy") === "true") {
        return;
      }
      frame.setAttribute("aria-busy", "true");
      image.loading = "eager";
      image.src = address + "?at=" + Date.now();
    });
    frame.append(button);
  }
})();
