// Events as they happen: on the page of one camera they join its list, on the wall a line tells of them and a mark on the card.
// One stream for a page, which a browser may break off and take up again. Both pages work without this.
"use strict";

(() => {
  const bar = document.getElementById("event-bar");
  if (!bar) {
    return;
  }

  const MOST_CAMERAS = 100;
  const MOST_FIRST = 6; // as the server shows them; the rest is folded away
  const MOST_EARLIER = 30;
  const UNSEEN = 30_000; // ms that a page is hidden before its stream is closed: browsers have few connections
  const TOGETHER = 250; // ms in which what comes is shown at once
  const SPOKEN = 3000; // ms between two lines
  const LONGEST_PAUSE = 300_000;
  const SWITCH = "een-event-notices";

  const words = bar.dataset;
  const said = document.getElementById("event-said");
  const state = document.getElementById("event-state");
  const toggle = document.getElementById("event-switch");
  const section = document.getElementById("events");
  const spoken = document.documentElement.lang;
  const locale = navigator.languages.find((one) => one.toLowerCase().startsWith(spoken)) ?? spoken;
  const dated = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
  const timed = new Intl.DateTimeFormat(locale, { timeStyle: "short" });

  /** Ids of events that the page has had: none is shown twice, wherever it came from. */
  const known = new Set([...document.querySelectorAll("[data-event]")].map((item) => item.dataset.event));
  let source = null;
  let watched = "";
  let place = "";
  let over = false;
  let failures = 0;
  let retry = 0;
  let leaving = 0;
  let on = true;
  try {
    on = !toggle || localStorage.getItem(SWITCH) !== "off";
  } catch {
    // A browser that keeps nothing for us.
  }

  const wanted = () =>
    section
      ? [section.dataset.watch]
      : [...new Set([...document.querySelectorAll("#results .camera")].map((card) => card.dataset.watch))]
          .filter(Boolean)
          .slice(0, MOST_CAMERAS);

  function stop() {
    clearTimeout(retry);
    source?.close();
    source = null;
  }

  function start() {
    stop();
    const cameras = wanted();
    if (over || document.hidden) {
      return;
    }
    if (!on || cameras.length === 0) {
      watched = "";
      tellState(on ? "none" : "off");
      return;
    }
    if (watched !== cameras.join()) {
      watched = cameras.join();
      place = ""; // a place is one among the events of these cameras
    }
    const address = new URL(words.stream, location.href);
    cameras.forEach((camera) => address.searchParams.append("camera", camera));
    if (place) {
      address.searchParams.set("after", place);
    }
    const mine = (source = new EventSource(address));
    mine.addEventListener("seen", (message) => {
      place = message.lastEventId;
      const event = JSON.parse(message.data);
      if (!known.has(event.id)) {
        known.add(event.id);
        (section ? list : tell)(event);
      }
    });
    mine.addEventListener("state", (message) => {
      failures = 0;
      place = message.lastEventId || place;
      tellState(JSON.parse(message.data).state);
    });
    mine.addEventListener("over", (message) => {
      stop();
      ended(JSON.parse(message.data).reason);
    });
    mine.addEventListener("error", () => {
      if (mine !== source) {
        return;
      }
      tellState("reconnecting");
      if (mine.readyState === EventSource.CLOSED) {
        refused();
      }
    });
  }

  /** The browser does not say why it was refused, and does not come back by itself. */
  async function refused() {
    stop();
    try {
      const answer = await fetch(words.session, { headers: { Accept: "application/json" } });
      if (answer.status === 401) {
        ended("sign-in");
        return;
      }
    } catch {
      // The network is away: later.
    }
    document.dispatchEvent(new Event("een-in-doubt"));
    later();
  }

  function later() {
    failures += 1;
    clearTimeout(retry);
    retry = setTimeout(start, Math.min(2000 * 2 ** failures, LONGEST_PAUSE) * (0.9 + Math.random() * 0.2));
  }

  function ended(reason) {
    if (reason === "busy" || reason === "away") {
      tellState("away");
      later();
      return;
    }
    over = true;
    tellState(reason);
    if (reason === "sign-in") {
      const gone = document.getElementById("gone");
      gone.querySelector("a").href = location.href; // protected: whoever has signed in comes back here
      gone.hidden = false;
    } else if (reason === "account") {
      document.dispatchEvent(new Event("een-in-doubt"));
    }
  }

  function tellState(word) {
    bar.dataset.state = word;
    const text = words[word.replace(/-(.)/g, (_, letter) => letter.toUpperCase())] ?? "";
    if (state.textContent !== text) {
      state.textContent = text;
    }
  }

  // One line at a time: who has it read to them is not to be flooded.

  let line = null;
  let speaking = 0;

  function say(...parts) {
    line = parts;
    if (!speaking) {
      speak();
    }
  }

  function speak() {
    speaking = 0;
    if (line) {
      said.replaceChildren(...line);
      line = null;
      speaking = setTimeout(speak, SPOKEN);
    }
  }

  // The wall

  /** By camera: what its card says. */
  const marks = new Map();

  function tell(event) {
    const card = [...document.querySelectorAll("#results .camera")].find((one) => one.dataset.watch === event.camera);
    if (!card) {
      return;
    }
    const time = timed.format(new Date(event.start));
    marks.set(event.camera, event.name + ", " + time);
    mark(card);
    const name = card.querySelector(".camera-name");
    const link = document.createElement("a");
    link.href = name.querySelector("a")?.href ?? "";
    link.textContent = name.textContent.trim();
    say(event.name + ": ", link, ", " + time);
  }

  function mark(card) {
    const text = marks.get(card.dataset.watch);
    if (!text) {
      return;
    }
    let note = card.querySelector(".event-mark");
    if (!note) {
      note = document.createElement("p");
      note.className = "event-mark";
      card.append(note);
    }
    note.textContent = text;
  }

  if (!section) {
    // The search puts other cards in their place.
    new MutationObserver(() => {
      document.querySelectorAll("#results .camera").forEach(mark);
      if (watched !== wanted().join()) {
        start();
      }
    }).observe(document.getElementById("content"), { childList: true });
  }

  // The page of one camera

  const first = document.getElementById("event-list");
  const earlier = document.getElementById("event-earlier");
  const more = document.getElementById("event-more");
  const template = document.getElementById("event-template");
  const waiting = [];
  let arriving = 0;

  function list(event) {
    waiting.push(event);
    clearTimeout(arriving);
    arriving = setTimeout(arrived, TOGETHER);
  }

  function arrived() {
    if (waiting.length === 0) {
      return;
    }
    const text = waiting.length === 1 ? words.one : words.many.replace("{0}", waiting.length);
    if (isReading()) {
      more.textContent = text;
      more.hidden = false;
      say(text);
      return;
    }
    const newest = waiting[waiting.length - 1];
    say(waiting.length === 1 ? newest.name + ", " + timed.format(new Date(newest.start)) : text);
    showWaiting();
  }

  /** Whether something would move that is read, pointed at or in focus. */
  function isReading() {
    const grows =
      first.children.length < MOST_FIRST &&
      section.getBoundingClientRect().bottom < innerHeight &&
      section.parentElement.lastElementChild.offsetLeft === section.offsetLeft;
    return (
      grows || !more.hidden || scrollY > 8 || section.contains(document.activeElement) || section.matches(":hover")
    );
  }

  function showWaiting() {
    const items = waiting.splice(0).map(item);
    items.forEach(insert);
    while (first.children.length > MOST_FIRST) {
      earlier.lastElementChild.prepend(first.lastElementChild);
    }
    while (earlier.lastElementChild.children.length > MOST_EARLIER) {
      earlier.lastElementChild.lastElementChild.remove();
    }
    earlier.hidden = earlier.lastElementChild.children.length === 0;
    document.getElementById("events-none")?.remove();
    return items;
  }

  function item(event) {
    const made = template.content.firstElementChild.cloneNode(true);
    const page = new URL(section.dataset.page, location.href);
    page.searchParams.set("at", event.start);
    const picture = new URL(section.dataset.picture.replace("/preview.jpeg", "/recorded.jpeg"), location.href);
    picture.searchParams.set("at", event.start);
    made.dataset.event = event.id;
    made.querySelector("a").href = page;
    made.querySelector("img").src = picture;
    made.querySelector(".event-name").textContent = event.name;
    const time = made.querySelector("time");
    time.dateTime = event.start;
    time.textContent = dated.format(new Date(event.start));
    made.classList.add("fresh");
    return made;
  }

  const begun = (one) => Date.parse(one.querySelector("time").dateTime);

  /** Among the others by its time: what was missed comes late. */
  function insert(made) {
    const after = [...document.querySelectorAll("#events [data-event]")].find((one) => begun(one) <= begun(made));
    if (after) {
      after.before(made);
    } else {
      (earlier.lastElementChild.children.length > 0 ? earlier.lastElementChild : first).append(made);
    }
  }

  more?.addEventListener("click", () => {
    const items = showWaiting();
    more.hidden = true;
    items[items.length - 1]?.querySelector("a").focus();
  });

  // When there is a stream

  function showSwitch() {
    if (toggle) {
      toggle.textContent = on ? words.turnOff : words.turnOn;
    }
    if (!on) {
      said.replaceChildren();
    }
  }

  toggle?.addEventListener("click", () => {
    on = !on;
    try {
      localStorage.setItem(SWITCH, on ? "on" : "off");
    } catch {
      // Then it holds for this page.
    }
    if (on) {
      place = "";
      tellState("");
    }
    showSwitch();
    start();
  });

  document.addEventListener("visibilitychange", () => {
    clearTimeout(leaving);
    if (document.hidden) {
      leaving = setTimeout(stop, UNSEEN);
    } else if (!source) {
      start();
    }
  });
  window.addEventListener("pagehide", stop);
  window.addEventListener("pageshow", (shown) => {
    if (shown.persisted) {
      start();
    }
  });
  window.addEventListener("online", () => {
    if (!over && source?.readyState !== EventSource.OPEN) {
      start();
    }
  });

  showSwitch();
  start();
})();
