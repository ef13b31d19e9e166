// The live pictures of one camera, which come without an end, in the place of those that wall.js renews. Those go on whenever
// these cannot be had.
"use strict";

(() => {
  const QUIET = 5_000; // ms without a picture after which the page says so
  const STEADY = 30_000; // ms after which a stream that ends counts as one that was well
  const FIRST_PAUSE = 1_000;
  const LONGEST_PAUSE = 60_000;
  const LARGEST_HEAD = 4_096;
  const LARGEST_PICTURE = 64 * 2 ** 20;
  const FOR_EVER = new Set(["not-found", "forbidden", "no-stream", "sign-in", "another-account"]);
  const LOOKS = { live: "good", again: "warn", preview: "busy", paused: "" };

  const frame = document.querySelector(".camera-picture[data-stream]");
  const state = document.getElementById("stream-state");
  const pauseButton = document.getElementById("pause");
  const pictureTime = document.getElementById("picture-time");
  const words = document.getElementById("words").dataset;
  const whose = document.documentElement.dataset.whose;
  const spoken = document.documentElement.lang;
  const locale = navigator.languages.find((one) => one.toLowerCase().startsWith(spoken)) ?? spoken;
  const clock = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "medium" });

  /** Stops the stream that is under way; null while there is none. */
  let stop = null;
  let failures = 0;
  let over = false;
  let timer = 0;
  let quiet = 0;
  let shown = null; // the address of the picture that is on the page
  let next = null;
  let drawing = false;

  function say(what) {
    if (state.dataset.now !== what) {
      state.dataset.now = what;
      const word = state.firstElementChild;
      word.textContent = state.dataset[what];
      word.className = `state ${LOOKS[what]}`;
    }
  }

  const isPaused = () => pauseButton.dataset.paused === "true";
  const mayWatch = () => !over && !isPaused() && !document.hidden && navigator.onLine;

  /** Takes the stream up, or drops it, as suits the page. */
  function look() {
    clearTimeout(timer);
    if (mayWatch()) {
      if (!stop) {
        watch();
      }
    } else {
      drop();
      say(isPaused() ? "paused" : navigator.onLine ? "preview" : "again");
    }
  }

  function drop() {
    stop?.abort();
    stop = null;
    next = null;
    clearTimeout(quiet);
    rest();
  }

  /** The pictures that wall.js renews go on meanwhile. */
  function rest() {
    if ("streaming" in frame.dataset) {
      delete frame.dataset.streaming;
      document.dispatchEvent(new Event("een-pictures"));
    }
  }

  async function watch() {
    const mine = (stop = new AbortController());
    const began = performance.now();
    let pause = 0;
    if (state.dataset.now === "paused") {
      say("preview");
    }
    try {
      const answer = await fetch(frame.dataset.stream, {
        cache: "no-store",
        headers: { Accept: "multipart/x-mixed-replace, image/*", ...(whose && { "Een-Whose": whose }) },
        signal: mine.signal,
      });
      if (answer.ok) {
        await read(answer.body.getReader(), mine);
      } else {
        pause = refused(answer);
      }
    } catch {
      // As if it had ended.
    }
    if (stop !== mine) {
      return; // it was dropped
    }
    drop();
    failures = performance.now() - began > STEADY ? 1 : failures + 1;
    say(over || failures > 1 ? "preview" : "again");
    const wait = Math.max(pause, FIRST_PAUSE * 2 ** Math.min(failures - 1, 10));
    timer = setTimeout(look, Math.min(wait, LONGEST_PAUSE) * (0.9 + Math.random() * 0.2));
  }

  /** For how long. */
  function refused(answer) {
    const trouble = answer.headers.get("Een-Picture-Trouble") ?? (answer.status === 401 ? "sign-in" : "failed");
    over = FOR_EVER.has(trouble);
    if (trouble === "another-account") {
      document.dispatchEvent(new Event("een-another-account"));
    }
    return Number(answer.headers.get("Retry-After")) * 1000 || 0;
  }

  /** Takes the parts out of the answer, each of which says how long it is. */
  async function read(reader, mine) {
    let held = new Uint8Array(2 ** 18);
    let length = 0;
    for (;;) {
      const { value, done } = await reader.read();
      if (done) {
        return;
      }
      if (length + value.length > held.length) {
        const larger = new Uint8Array(2 * (length + value.length));
        larger.set(held.subarray(0, length));
        held = larger;
      }
      held.set(value, length);
      length += value.length;
      for (let part = first(held, length); part; part = first(held, length)) {
        draw({ jpeg: held.slice(part.from, part.end), time: part.time, mine });
        held.copyWithin(0, part.end, length);
        length -= part.end;
      }
    }
  }

  /** Where the first picture is, if all of it has come. */
  function first(held, length) {
    const start = new TextDecoder("latin1").decode(held.subarray(0, Math.min(length, LARGEST_HEAD)));
    const head = start.indexOf("\r\n\r\n");
    if (head < 0) {
      if (length >= LARGEST_HEAD) {
        throw new Error("no part");
      }
      return null;
    }
    const named = (name) => new RegExp(`^${name}: *(.+)$`, "im").exec(start.slice(0, head).replaceAll("\r", ""))?.[1];
    const size = Number(named("Content-Length"));
    if (!(size > 0 && size <= LARGEST_PICTURE)) {
      throw new Error("no length");
    }
    const from = head + 4;
    return length < from + size ? null : { from, end: from + size, time: named("Een-Picture-Time") };
  }

  /** Shows the picture; a browser that is slow leaves out those that are not the newest. */
  async function draw(picture) {
    next = picture;
    if (drawing) {
      return;
    }
    drawing = true;
    while (next) {
      const one = next;
      next = null;
      const url = URL.createObjectURL(new Blob([one.jpeg], { type: "image/jpeg" }));
      const image = new Image();
      image.src = url;
      const good = await image.decode().then(
        () => true,
        () => false,
      );
      if (good && stop === one.mine) {
        show(url, one.time);
      } else {
        URL.revokeObjectURL(url);
      }
    }
    drawing = false;
  }

  function show(url, time) {
    const image = frame.querySelector("img");
    image.src = url;
    image.alt = frame.dataset.alt;
    if (shown) {
      URL.revokeObjectURL(shown);
    }
    shown = url;
    frame.dataset.state = "live";
    frame.querySelector(".camera-note").hidden = true;
    if (time) {
      pictureTime.textContent = words.taken.replace("{0}", clock.format(new Date(time)));
    }
    if (!("streaming" in frame.dataset)) {
      frame.dataset.streaming = "";
      document.dispatchEvent(new Event("een-pictures"));
    }
    say("live");
    clearTimeout(quiet);
    quiet = setTimeout(() => {
      say("again");
      rest();
    }, QUIET);
  }

  if (frame) {
    pauseButton.addEventListener("click", () => {
      failures = 0;
      look();
    });
    document.addEventListener("visibilitychange", look);
    document.addEventListener("een-another-account", () => {
      over = true;
      look();
    });
    window.addEventListener("online", look);
    window.addEventListener("offline", look);
    look();
  }
})();
