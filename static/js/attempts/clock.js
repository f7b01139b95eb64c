// The countdown. It is decoration: the server decides. It counts on the monotonic clock, whatever the device thinks the
// time is, and is set right by every reply of the server. For a student who is to see no clock it runs without one, and
// warns of nothing.

const WARNINGS = [
  { seconds: 300, word: "five" },
  { seconds: 60, word: "one" },
];

export class Clock {
  // listener: announce(word), nearEnd(), timeUp()
  constructor(element, toggle, seconds, words, listener) {
    const secondsLeft = Number(seconds);
    Object.assign(this, { element, toggle, words, listener, inGrace: false });
    this.time = element?.querySelector("[data-clock-time]");
    this.warned = new Set();
    this.end = performance.now() + secondsLeft * 1000;
    // What the page opens below has been passed already.
    for (const { seconds, word } of WARNINGS) if (secondsLeft <= seconds) this.warned.add(word);
    if (element) this.#offerToHide();
    this.#tick();
    this.ticking = setInterval(() => this.#tick(), 250);
  }

  get secondsLeft() {
    return (this.end - performance.now()) / 1000;
  }

  // Time is up, and answers still count for so long.
  setGrace(secondsLeft) {
    if (!this.inGrace) this.listener.announce("grace");
    this.inGrace = true;
    this.element?.classList.add("is-grace");
    this.end = performance.now() + secondsLeft * 1000;
    this.isUp = this.isNear = false;
    this.#tick();
  }

  // No limit any more, or none that is shown.
  stop() {
    clearInterval(this.ticking);
    this.hide();
  }

  hide() {
    this.element?.remove();
    this.toggle?.remove();
    this.element = this.toggle = this.time = null;
  }

  set(secondsLeft) {
    this.inGrace = false;
    this.element?.classList.remove("is-grace");
    const gained = secondsLeft - this.secondsLeft;
    this.end = performance.now() + secondsLeft * 1000;
    if (gained > 15) {
      for (const { seconds, word } of WARNINGS) if (secondsLeft > seconds) this.warned.delete(word);
      this.isUp = this.isNear = false;
      if (this.element) this.listener.announce("moreTime");
    }
    this.#tick();
  }

  #tick() {
    const left = Math.max(0, Math.ceil(this.secondsLeft));
    if (this.element) this.#show(left);
    if (left <= 3 && !this.isNear) { this.isNear = true; this.listener.nearEnd(); }
    if (this.secondsLeft <= 0 && !this.isUp) { this.isUp = true; this.listener.timeUp(); }
  }

  #show(left) {
    const text = left >= 3600
      ? `${Math.floor(left / 3600)}:${two(Math.floor(left / 60) % 60)}:${two(left % 60)}`
      : `${Math.floor(left / 60)}:${two(left % 60)}`;
    if (this.time.textContent !== text) this.time.textContent = text;
    this.element.classList.toggle("is-low", left <= 60);
    for (const { seconds, word } of WARNINGS) {
      if (left > seconds || left === 0 || this.inGrace || this.warned.has(word)) continue;
      this.warned.add(word);
      this.listener.announce(word);
    }
  }

  #offerToHide() {
    this.toggle.hidden = false;
    const show = (hidden) => {
      this.element.classList.toggle("is-hidden", hidden);
      this.toggle.setAttribute("aria-pressed", String(hidden));
      this.toggle.textContent = hidden ? this.words.show : this.words.hide;
    };
    show(remembered("recoupe.clock-hidden") === "yes");
    this.toggle.addEventListener("click", () => {
      const hidden = !this.element.classList.contains("is-hidden");
      remember("recoupe.clock-hidden", hidden ? "yes" : "no");
      show(hidden);
    });
  }
}

const two = (number) => String(number).padStart(2, "0");

function remembered(key) {
  try { return sessionStorage.getItem(key); } catch { return null; }
}

function remember(key, value) {
  try { sessionStorage.setItem(key, value); } catch { /* The choice holds until the page is left. */ }
}
