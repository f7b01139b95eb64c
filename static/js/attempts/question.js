// One question on the sheet: its answer is read from the fields and written to them, in the shape the server speaks.

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
    this.given = JSON.stringify(this.read());
    if (this.kind === "order") this.#swapRanks();
  }

  get isTyped() {
    return this.kind === "numeric" || this.kind === "short";
  }

  read() {
    if (this.isTyped) return this.#inputs()[0].value.trim() || null;
    if (this.kind === "order" || this.kind === "match") {
      const places = this.#selects().map((select) => (select.value === "" ? null : Number(select.value)));
      return places.some((place) => place !== null) ? places : null;
    }
    const chosen = this.#inputs().filter((input) => input.checked).map((input) => Number(input.value));
    if (this.kind === "multiple") return chosen.length ? chosen.sort((a, b) => a - b) : null;
    return chosen.length ? chosen[0] : null;
  }

  write(answer) {
    if (this.isTyped) this.#inputs()[0].value = answer ?? "";
    else if (this.kind === "order" || this.kind === "match") {
      this.#selects().forEach((select, place) => { select.value = answer?.[place] ?? ""; this.#remember(select); });
    } else {
      const chosen = Array.isArray(answer) ? answer : [answer];
      for (const input of this.#inputs()) input.checked = chosen.includes(Number(input.value));
    }
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
    const now = JSON.stringify(this.read());
    if (now === this.given) return false;
    this.given = now;
    return true;
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

  #inputs() {
    return [...this.section.querySelectorAll(".answer input")];
  }

  #selects() {
    return [...this.section.querySelectorAll(".answer select")];
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
