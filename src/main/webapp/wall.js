// Pictures of cameras: those in view are fetched and renewed, a few at a time, while somebody can see them. And the search of
// the wall, as one types. Both pages work without this.
"use strict";

(() => {
  const AT_ONCE = 4;
  const LONGEST_FETCH = 35_000;
  const LONGEST_PAUSE = 300_000;
  const SETTLED = 120; // ms in view before a picture is asked for: not for those that are only scrolled past
  const TYPED = 350; // ms without a key before a search begins
  const UNSEEN = "unseen"; // why a fetch was given up that nobody would have seen: as if it had not been asked

  const words = document.getElementById("words").dataset;
  const whose = document.documentElement.dataset.whose ?? "";
  const pauseButton = document.getElementById("pause");
  const offline = document.getElementById("offline");
  const gone = document.getElementById("gone");
  const pictureTime = document.getElementById("picture-time");
  const spoken = document.documentElement.lang;
  const locale = navigator.languages.find((one) => one.toLowerCase().startsWith(spoken)) ?? spoken;
  const clock = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "medium" });

  /** By address: what is known of a picture, kept while the list around it changes. */
  const pictures = new Map();
  let paused = navigator.connection?.saveData === true;
  let signedIn = true;
  let running = 0;
  let timer = 0;
  let calmUntil = 0;

  const seen = new IntersectionObserver(
    (changes) => {
      for (const { target, isIntersecting } of changes) {
        const picture = pictures.get(target.dataset.picture);
        if (picture?.frame === target) {
          picture.inView = isIntersecting;
          if (isIntersecting) {
            picture.due = Math.max(picture.due, performance.now() + SETTLED);
          } else {
            picture.stop?.abort(UNSEEN); // its place is for one that is seen
          }
        }
      }
      plan();
    },
    { rootMargin: "160px 0px" },
  );

  /** Takes up the frames that are on the page, and lets go of what is not there any more. */
  function take() {
    const frames = [...document.querySelectorAll(".camera-picture[data-picture]")];
    const wanted = new Set(frames.map((frame) => frame.dataset.picture));
    for (const [address, picture] of pictures) {
      if (!wanted.has(address)) {
        seen.unobserve(picture.frame);
        picture.stop?.abort(UNSEEN);
        release(picture);
        pictures.delete(address);
      }
    }
    for (const frame of frames) {
      const address = frame.dataset.picture;
      const picture = pictures.get(address) ?? { address, due: 0, failures: 0, inView: false };
      if (picture.frame === frame) {
        continue;
      }
      if (picture.frame) {
        seen.unobserve(picture.frame);
      }
      const image = document.createElement("img");
      image.alt = frame.dataset.alt;
      image.width = 640;
      image.height = 360;
      image.decoding = "async";
      const note = document.createElement("p");
      note.className = "camera-note";
      note.hidden = true;
      frame.replaceChildren(image, note);
      Object.assign(picture, { frame, image, note, every: Number(frame.dataset.every) * 1000, inView: false });
      pictures.set(address, picture);
      if (picture.url) {
        image.src = picture.url;
        show(picture, picture.trouble);
      } else if (picture.trouble) {
        image.src = words.none;
        show(picture, picture.trouble);
      } else {
        frame.dataset.state = "loading";
      }
      seen.observe(frame);
    }
  }

  function release(picture) {
    if (picture.url) {
      URL.revokeObjectURL(picture.url);
      picture.url = null;
    }
  }

  const mayAsk = () => signedIn && !document.hidden && navigator.onLine;
  /** A picture that stands still is fetched once, even while the others are paused. */
  const isWanted = (picture) =>
    picture.inView && !picture.stop && !isStreaming(picture) && (!paused || !picture.url) && picture.due < Infinity;
  /** Another script shows the camera's live pictures in its place. */
  const isStreaming = (picture) => "streaming" in picture.frame.dataset;

  /** Fetches what is due, and comes back when the next one is. */
  function plan() {
    clearTimeout(timer);
    if (!mayAsk()) {
      return;
    }
    const now = performance.now();
    const next = [...pictures.values()].filter(isWanted).sort((one, other) => one.due - other.due);
    for (const picture of next) {
      const at = Math.max(picture.due, calmUntil);
      if (at > now) {
        timer = setTimeout(plan, Math.max(30, at - now));
        return;
      }
      if (running >= AT_ONCE) {
        return; // each that ends comes here again
      }
      renew(picture);
    }
  }

  async function renew(picture) {
    running += 1;
    const stop = (picture.stop = new AbortController());
    const limit = setTimeout(() => stop.abort(), LONGEST_FETCH);
    try {
      const answer = await fetch(picture.address, {
        cache: "no-cache",
        headers: { Accept: "image/*" },
        signal: stop.signal,
      });
      if (answer.ok) {
        await arrived(picture, answer);
      } else {
        refused(picture, answer.headers.get("Een-Picture-Trouble") ?? word(answer.status), answer);
      }
    } catch {
      if (stop.signal.reason !== UNSEEN) {
        refused(picture, "failed", null);
      }
    } finally {
      clearTimeout(limit);
      picture.stop = null;
      running -= 1;
      plan();
    }
  }

  /** Ends when the browser can show this picture: the one that is shown stays until then. */
  function readable(url) {
    const image = new Image();
    image.src = url;
    return image.decode();
  }

  async function arrived(picture, answer) {
    const tag = answer.headers.get("ETag");
    if (!tag || tag !== picture.tag || !picture.url) {
      const url = URL.createObjectURL(await answer.blob());
      try {
        await readable(url);
      } catch (broken) {
        URL.revokeObjectURL(url);
        throw broken;
      }
      if (pictures.get(picture.address) !== picture || isStreaming(picture)) {
        URL.revokeObjectURL(url);
        return;
      }
      // The list may have changed meanwhile: this is the frame that is on the page now.
      picture.image.src = url;
      release(picture);
      picture.url = url;
      picture.tag = tag;
      picture.time = answer.headers.get("Een-Picture-Time");
    }
    picture.failures = 0;
    picture.due = picture.every ? performance.now() + picture.every * (0.9 + Math.random() * 0.2) : Infinity;
    show(picture, null);
  }

  const word = (status) => ({ 401: "sign-in", 403: "forbidden", 404: "not-found" })[status] ?? "failed";

  function refused(picture, trouble, answer) {
    const asked = Number(answer?.headers.get("Retry-After")) * 1000 || 0;
    picture.failures += 1;
    const wait = Math.max(asked, (picture.every || 5000) * 2 ** Math.min(picture.failures, 6));
    picture.due = performance.now() + Math.min(wait, LONGEST_PAUSE) * (0.9 + Math.random() * 0.2);
    if (trouble === "busy") {
      // Everybody waits: the provider counts an account's questions, not a camera's.
      calmUntil = Math.max(calmUntil, performance.now() + Math.min(Math.max(asked, 1000), LONGEST_PAUSE));
    } else if (trouble === "another-account") {
      stale();
    } else if (trouble === "not-found" || trouble === "forbidden") {
      picture.due = Infinity;
    } else if (trouble === "sign-in") {
      signedIn = false;
      gone.querySelector("a").href = location.href; // protected: whoever has signed in comes back here
      gone.hidden = false;
    }
    if (!picture.url || picture.due === Infinity) {
      release(picture);
      picture.tag = null;
      picture.image.src = words.none;
    }
    show(picture, trouble);
  }

  /** The session shows another account than this page: nothing of this one stays, and nothing more is asked for. */
  function stale() {
    if (!signedIn) {
      return;
    }
    signedIn = false;
    for (const picture of pictures.values()) {
      release(picture);
      picture.tag = null;
      picture.image.src = words.none;
      picture.frame.dataset.state = "trouble";
    }
    document.dispatchEvent(new Event("een-another-account"));
  }
  document.addEventListener("een-another-account", stale);

  /** A picture that could not be renewed stays, and its card says so. */
  function show(picture, trouble) {
    const { frame, note } = picture;
    picture.trouble = trouble;
    frame.dataset.state = trouble ? (picture.url ? "stale" : "trouble") : "live";
    picture.image.alt = trouble && !picture.url ? frame.dataset.none : frame.dataset.alt;
    note.hidden = !trouble;
    note.textContent = trouble ? (words[trouble.replace(/-(.)/g, (_, letter) => letter.toUpperCase())] ?? words.failed) : "";
    if (pictureTime && picture.time) {
      pictureTime.textContent = words.taken.replace("{0}", clock.format(new Date(picture.time)));
    }
  }

  function showPaused() {
    pauseButton.textContent = paused ? words.play : words.pause;
    pauseButton.dataset.paused = paused;
  }

  function lookAround() {
    offline.hidden = navigator.onLine;
    for (const picture of pictures.values()) {
      if (picture.trouble === "failed" && navigator.onLine) {
        picture.due = 0;
      }
    }
    plan();
  }

  document.documentElement.classList.add("scripts");
  if (pauseButton) {
    showPaused();
    pauseButton.addEventListener("click", () => {
      paused = !paused;
      showPaused();
      plan();
    });
  }
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) {
      pictures.forEach((picture) => picture.stop?.abort(UNSEEN));
    }
    plan();
  });
  document.addEventListener("een-pictures", () => {
    for (const picture of pictures.values()) {
      picture.tag = null; // what is on the page may be another picture by now
      if (isStreaming(picture)) {
        picture.stop?.abort(UNSEEN);
      } else {
        picture.due = Math.min(picture.due, performance.now());
      }
    }
    plan();
  });
  window.addEventListener("online", lookAround);
  window.addEventListener("offline", lookAround);
  take();
  lookAround();

  // The search, as one types

  const form = document.getElementById("filter");
  const languageBack = document.querySelector(".languages [name=back]");
  let typing = 0;
  let search = null;

  const asked = () => {
    const query = new URLSearchParams(new FormData(form));
    for (const [name, value] of [...query]) {
      if (value === "" || (name === "size" && value === form.elements.size.options[0].value)) {
        query.delete(name);
      }
    }
    return form.action + (query.size === 0 ? "" : "?" + query);
  };

  async function find() {
    clearTimeout(typing);
    search?.abort();
    const mine = (search = new AbortController());
    const address = asked();
    const results = document.getElementById("results");
    results.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, { headers: { Accept: "text/html", "Een-Whose": whose }, signal: mine.signal });
      if (answer.status === 409) {
        results.removeAttribute("aria-busy");
        stale();
        return;
      }
      if (!answer.ok && answer.status !== 401) {
        throw new Error(answer.status); // the page that is here still works
      }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const found = page.getElementById("results");
      if (!answer.ok || !found) {
        location.assign(address); // the sign-in
        return;
      }
      results.replaceWith(document.adoptNode(found));
      document.getElementById("count").textContent = page.getElementById("count").textContent;
      history.replaceState(null, "", address);
      if (languageBack) {
        languageBack.value = location.pathname + location.search;
      }
      take();
      plan();
    } catch {
      if (!mine.signal.aborted) {
        results.removeAttribute("aria-busy");
        document.getElementById("count").textContent = words.searchFailed;
      }
    }
  }

  form?.elements.q.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(find, TYPED);
  });
  form?.addEventListener("change", (event) => {
    if (event.target !== form.elements.q) {
      find();
    }
  });
  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    find();
  });

  // The page of one camera

  const full = document.getElementById("full");
  if (!document.fullscreenEnabled) {
    full?.remove();
  }
  const enter = full?.textContent;
  document.addEventListener("fullscreenchange", () => {
    if (full) {
      full.textContent = document.fullscreenElement ? full.dataset.leave : enter;
    }
  });
  full?.addEventListener("click", () => {
    const player = document.getElementById("player");
    if (document.fullscreenElement) {
      document.exitFullscreen();
    } else {
      player.requestFullscreen();
    }
  });

  const at = document.getElementById("at");
  if (at) {
    const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    const field = (instant) => {
      const local = new Date(instant.getTime() - instant.getTimezoneOffset() * 60_000);
      return local.toISOString().slice(0, 19);
    };
    const label = document.getElementById("at-zone");
    label.textContent = label.dataset.words.replace("{0}", zone);
    document.getElementById("zone").value = zone;
    at.value = field(at.dataset.instant ? new Date(at.dataset.instant) : new Date());
    const shown = at.value;
    // The instant itself goes to the server: a clock that is put back has each time of an hour twice, and the server may not
    // know the zone.
    document.getElementById("look-back").addEventListener("formdata", ({ formData }) => {
      const same = at.value === shown && at.dataset.instant;
      formData.set("at", same || new Date(at.value).toISOString().replace(".000Z", "Z"));
    });
  }
})();
