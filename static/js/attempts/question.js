// One question on the sheet: its answer is read from the fields and written to them, in the shape the server speaks.

import { Passage } from "./passage.js";

const TYPED = ["numeric", "short", "date", "open"];

export class Question {
  constructor(section) {
    this.section = section;
    this.item = Number(section.dataset.item);
    this.kind = section.dataset.kind;
    this.base = section.querySelector("[data-base]");
    this.sequence = Number(section.dataset.sequence);
    this.state = section.querySelector("[data-state]");
    this.elsewhere = section.querySelector("[data-elsewhere]");
    this.link = document.querySelector(`[data-goto="${this.item}"]`);
    // What the page came with; whatever has been typed before this script was there is a change that is still to be saved.
    this.given = JSON.stringify(this.read(this.#printed()));
    if (this.kind === "order") this.#swapRanks();
    if (this.kind === "date") this.#pick();
    if (this.kind === "open") this.#count();
    if (this.kind === "highlight") this.passage = new Passage(section.querySelector("[data-passage]"));
  }

  // Whether letters are typed, which are saved when the typing pauses.
  get isTyped() {
    return TYPED.includes(this.kind) || this.kind === "gap";
  }

  read(from = this.section) {
    if (TYPED.includes(this.kind)) return this.#field(from).value.trim() || null;
    if (this.kind === "gap") {
      const given = this.#gaps(from).map((gap) => (gap.matches("select") ? this.#place(gap) : gap.value.trim() || null));
      return given.some((one) => one !== null) ? given : null;
    }
    if (this.kind === "order" || this.kind === "match") {
      const places = this.#selects(from).map((select) => this.#place(select));
      return places.some((place) => place !== null) ? places : null;
    }
    const chosen = this.#inputs(from).filter((input) => input.checked).map((input) => Number(input.value));
    if (this.kind === "multiple" || this.kind === "highlight") return chosen.length ? chosen.sort((a, b) => a - b) : null;
    return chosen.length ? chosen[0] : null;
  }

  write(answer) {
    if (TYPED.includes(this.kind)) this.#field().value = answer ?? "";
    else if (this.kind === "gap") this.#gaps().forEach((gap, place) => { gap.value = answer?.[place] ?? ""; });
    else if (this.kind === "order" || this.kind === "match") {
      this.#selects().forEach((select, place) => { select.value = answer?.[place] ?? ""; this.#remember(select); });
    } else {
      const chosen = Array.isArray(answer) ? answer : [answer];
      for (const input of this.#inputs()) input.checked = chosen.includes(Number(input.value));
    }
    this.passage?.tell();
    this.recount?.();
    this.given = JSON.stringify(this.read());
  }

  // The same, as a change that is still to be saved.
  fill(answer) {
    const given = this.given;
    this.write(answer);
    this.given = given;
  }

  // Whether the fields hold something else than what was last sent or shown; and from now on they do not.
  takeChange() {
    if (!this.isChanged) return false;
    this.given = JSON.stringify(this.read());
    return true;
  }

  get isChanged() {
    return JSON.stringify(this.read()) !== this.given;
  }

  // The server has an answer under this number: a plain form would start from there.
  acknowledge(sequence) {
    this.sequence = Math.max(this.sequence, sequence);
    this.base.value = sequence;
  }

  say(text, { bad = false, saved = false } = {}) {
    const words = document.createElement("span");
    words.textContent = text;
    words.classList.toggle("saved", saved);
    this.state.replaceChildren(words);
    this.state.classList.toggle("is-bad", bad);
  }

  mark(words) {
    if (!this.link) return;
    const answered = this.read() !== null;
    this.link.classList.toggle("is-answered", answered);
    this.link.querySelector("[data-goto-state]").textContent = ` ${answered ? words.answered : words.notAnswered}`;
  }

  showElsewhere(text) {
    this.elsewhere.querySelector("[data-elsewhere-words]").textContent = text;
    this.#trouble(true);
  }

  get isTroubled() {
    return !this.elsewhere.hidden;
  }

  hideElsewhere() {
    this.#trouble(false);
  }

  #trouble(on) {
    this.elsewhere.hidden = !on;
    this.section.classList.toggle("question--troubled", on);
    this.link?.classList.toggle("is-troubled", on);
  }

  // The section as the page came: fields as they were then.
  #printed() {
    const page = document.createElement("template");
    page.innerHTML = this.section.outerHTML;
    return page.content;
  }

  #inputs(from = this.section) {
    return [...from.querySelectorAll(".answer input")];
  }

  #field(from = this.section) {
    return from.querySelector(".answer input, .answer textarea");
  }

  // In the order of their numbers, which need not be that of the text.
  #gaps(from = this.section) {
    return [...from.querySelectorAll("[data-gap]")].sort((a, b) => a.dataset.gap - b.dataset.gap);
  }

  #place(select) {
    return select.value === "" ? null : Number(select.value);
  }

  // A day picked in a calendar is written as it would be typed.
  #pick() {
    const picker = this.section.querySelector("[data-picker]");
    picker?.addEventListener("input", () => {
      if (picker.value) this.#field().value = picker.value.split("-").reverse().join("/");
    });
  }

  #count() {
    const line = this.section.querySelector("[data-count]");
    const most = Number(line.dataset.most);
    this.recount = () => {
      const words = this.#field().value.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
      line.querySelector("[data-count-number]").textContent = words;
      line.classList.toggle("is-over", most > 0 && words > most);
    };
    this.section.addEventListener("input", this.recount);
    this.recount();
  }

  #selects(from = this.section) {
    return [...from.querySelectorAll(".answer select")];
  }

  // A rank that another line holds is exchanged with it, so that each is used once.
  #swapRanks() {
    for (const select of this.#selects()) {
      this.#remember(select);
      select.addEventListener("change", () => {
        const other = this.#selects().find((one) => one !== select && one.value === select.value && select.value);
        if (other) { other.value = select.dataset.before; this.#remember(other); }
        this.#remember(select);
      });
    }
  }

  #remember(select) {
    select.dataset.before = select.value;
  }
}
