// The sheet of an attempt under way: every change goes to the outbox, every reply of the server comes back to its
// question, to the clock and to the line that says how things stand.

import { Clock } from "./clock.js";
import { Outbox } from "./outbox.js";
import { Pager } from "./pager.js";
import { Question } from "./question.js";

const TYPING_PAUSE_MS = 700;
// More time that a teacher gives reaches the page within ten seconds.
const ASK_CLOCK_MS = 8_000;

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

export class Sheet {
  constructor(form, words, announce) {
    Object.assign(this, { form, words, announce, leaving: false, heldUp: "" });
    this.status = document.querySelector("[data-status]");
    this.outbox = this.#makeOutbox();
    this.questions = new Map();
    const sections = [...document.querySelectorAll("[data-question]")];
    for (const section of sections) this.#add(new Question(section));
    this.pager = form.dataset.whole === undefined ? null : new Pager(form, sections, words);
    this.#watchPage();
    this.clock = this.#makeClock();
  }

  // What an earlier visit left on this device comes first.
  async open() {
    await this.outbox.open();
    const early = [...this.questions.values()].filter((question) => question.isChanged);
    const typed = early.map((question) => question.read());
    this.#showUnsent();
    // What was typed before this script was there is newer than anything that an earlier visit left.
    early.forEach((question, at) => question.fill(typed[at]));
    this.saveAll();
    this.outbox.send();
    return this;
  }

  // From the questions

  #add(question) {
    this.questions.set(question.item, question);
    let pause = null;
    question.section.addEventListener("focusin", () => { this.at = question.section; });
    question.section.addEventListener("input", () => {
      clearTimeout(pause);
      if (!question.isTyped) return;
      // What is being typed survives a crash before the pause that sends it.
      this.outbox.putDraft(question.item, question.sequence, question.read());
      pause = setTimeout(() => this.save(question), TYPING_PAUSE_MS);
    });
    question.section.addEventListener("change", () => {
      clearTimeout(pause);
      this.save(question);
    });
    question.section.querySelector("[data-keep-mine]").addEventListener("click", () => this.#keepMine(question));
    question.section.querySelector("[data-take-other]").addEventListener("click", () => this.#takeOther(question));
  }

  save(question) {
    if (!question.takeChange()) {
      this.outbox.dropDraft(question.item);
      return;
    }
    question.mark(this.words);
    question.hideElsewhere();
    question.say(this.words.saving);
    question.sequence += 1;
    this.outbox.put(question.item, question.sequence, question.read());
  }

  saveAll() {
    for (const question of this.questions.values()) this.save(question);
  }

  get #troubled() {
    return [...this.questions.values()].find((question) => question.isTroubled);
  }

  // To and from the server

  #makeOutbox() {
    const { attempt, responses, clockUrl, awayUrl } = this.form.dataset;
    return new Outbox(attempt, { responses, clock: clockUrl, away: awayUrl }, this.form, {
      sent: (entry, reply) => this.#sent(entry, reply),
      elsewhere: (entry, reply, mine) => this.#elsewhere(entry, reply, mine),
      refused: (entry) => this.questions.get(entry.item)?.say(this.words.refused, { bad: true }),
      trouble: (kind) => this.#trouble(kind),
      changed: () => this.#changed(),
    });
  }

  // What an earlier visit could not send stands in the fields again and goes out first. An answer that the server has,
  // or a later one of the same question, may have been left here by a crash: it is sent again and changes nothing.
  #showUnsent() {
    const shown = new Map([...this.questions].map(([item, question]) => [item, question.sequence]));
    for (const entry of this.outbox.entries) {
      const question = this.questions.get(entry.item);
      if (!question || !entry.left) continue;
      entry.old = entry.sequence <= shown.get(entry.item);
      if (entry.old) continue;
      question.write(entry.answer);
      question.sequence = Math.max(question.sequence, entry.sequence);
      question.say(this.words.offlineShort, { bad: true });
      question.mark(this.words);
    }
    for (const draft of [...this.outbox.drafts.values()]) this.#takeUp(draft);
  }

  // Typed last and never sent: as if it had been typed just now, behind the answer that stood there then.
  #takeUp(draft) {
    const question = this.questions.get(draft.item);
    if (!question) return;
    if (same(draft.answer, question.read())) {
      this.outbox.dropDraft(draft.item);
      return;
    }
    if (!this.outbox.lastOf(draft.item)) question.sequence = draft.sequence;
    question.fill(draft.answer);
  }

  #sent(entry, reply) {
    const question = this.questions.get(entry.item);
    const later = this.outbox.lastOf(entry.item);
    this.#follow(reply);
    if (!question) return;
    if (entry.old) return;
    if (!later && !same(reply.current.answer, entry.answer)) {
      this.#conflict(question, reply, entry.answer);
      return;
    }
    question.acknowledge(reply.current.sequence);
    if (!later) this.#acknowledge(question, reply);
  }

  #acknowledge(question, reply) {
    if (reply.status === "late") question.say(this.words.late, { bad: true });
    else question.say(this.words.saved.replace("{time}", reply.saved_at), { saved: true });
  }

  #elsewhere(entry, reply, mine) {
    this.#follow(reply);
    const question = this.questions.get(entry.item);
    if (question) this.#conflict(question, reply, mine);
  }

  #conflict(question, reply, mine) {
    question.other = reply.current;
    question.acknowledge(reply.current.sequence);
    question.sequence = reply.current.sequence;
    if (same(mine, reply.current.answer)) {
      question.say(this.words.saved.replace("{time}", reply.saved_at), { saved: true });
      return;
    }
    question.write(mine);
    question.say("");
    question.showElsewhere(reply.current.words.join(" · ") || this.words.noAnswer);
    this.announce(this.words.elsewhere);
  }

  #keepMine(question) {
    question.given = JSON.stringify(question.other.answer);
    this.save(question);
    question.section.focus();
  }

  #takeOther(question) {
    question.write(question.other.answer);
    question.hideElsewhere();
    question.mark(this.words);
    question.say("");
    question.section.focus();
    this.status.textContent = "";
  }

  // How things stand

  #trouble(kind) {
    const texts = {
      offline: this.words.offline,
      "signed-out": this.words.signedOut,
      "storage-full": this.words.storageFull,
    };
    if (!kind) {
      // Over; what there is to say next is said when the queue is empty.
      this.heldUp = "";
      this.announce("");
      this.#say(this.words.saving);
      return;
    }
    // What was asked for and could not be done says more than the loss alone, and stays until it is over.
    const text = (kind === "offline" && this.heldUp) || (texts[kind] ?? "");
    if (this.status.textContent !== text) this.announce(text);
    this.#say(text, true);
    for (const entry of this.outbox.entries) {
      this.questions.get(entry.item)?.say(this.words.offlineShort, { bad: true });
    }
  }

  #changed() {
    if (this.status.classList.contains("is-bad")) return;
    if (this.#troubled) this.#say(this.words.elsewhere);
    else if (!this.outbox.isEmpty) this.#say(this.words.saving);
    else if (this.status.textContent) this.#say(this.words.allSaved);
  }

  #say(text, bad = false) {
    this.status.textContent = text;
    this.status.classList.toggle("is-bad", bad);
  }

  // Time

  #makeClock() {
    if (this.form.dataset.secondsLeft === undefined) return null;
    const element = document.querySelector("[data-clock]");
    const ask = () => this.#askClock();
    return new Clock(element, document.querySelector("[data-clock-toggle]"), this.form.dataset.secondsLeft, this.words, {
      announce: (word) => this.announce(this.words[word]),
      nearEnd: () => this.saveAll(),
      timeUp: () => [400, 2_000].forEach((pause) => setTimeout(ask, pause)),
    });
  }

  #follow(reply) {
    if (this.clock) this.#setClock(reply);
    if (reply.over) this.#finish();
  }

  #setClock(reply) {
    if (reply.timer === false) this.clock.hide();
    if (reply.seconds_left === null) {
      this.announce(this.words.noLimit);
      this.clock.stop();
      this.clock = null;
    } else if (typeof reply.grace_left === "number") {
      this.clock.setGrace(reply.grace_left);
      this.#say(this.words.grace);
    } else {
      this.clock.set(reply.seconds_left);
    }
  }

  // Where the student is, for the teacher's board: the question she was last in, or the only one of the page.
  get #whereabouts() {
    const only = this.questions.size === 1 ? [...this.questions.values()][0].section : null;
    const at = (this.at ?? only)?.id.slice(1);
    return at ? `?at=${at}` : "";
  }

  async #askClock() {
    if (this.leaving) return;
    try {
      const options = { headers: { Accept: "application/json" }, redirect: "manual", signal: AbortSignal.timeout(6_000) };
      const reply = await fetch(this.form.dataset.clockUrl + this.#whereabouts, options);
      if (!reply.ok) return;
      this.outbox.noteBack();
      this.#follow(await reply.json());
    } catch {
      // The countdown goes on by itself.
      this.outbox.noteLoss();
    }
  }

  // Leaving

  async #finish() {
    if (this.leaving) return;
    this.leaving = true;
    this.saveAll();
    this.announce(this.words.timeUp);
    await this.outbox.drained(5_000);
    // What has still not arrived stays on this device; the last page sends it.
    location.assign(this.form.dataset.doneUrl);
  }

  async #handIn() {
    this.saveAll();
    if (this.#troubled) {
      this.pager?.go(this.pager.placeOf(this.#troubled.section));
      this.#troubled.section.scrollIntoView();
    } else if (await this.outbox.drained(6_000)) {
      this.leaving = true;
      location.assign(this.form.dataset.confirmUrl);
    } else {
      this.#holdUp(this.words.notSent);
    }
  }

  // To another question, where each has a page of its own.
  async #move(leave) {
    this.saveAll();
    if (this.#troubled) {
      this.#troubled.section.scrollIntoView();
    } else if (await this.outbox.drained(6_000)) {
      this.leaving = true;
      leave();
    } else {
      this.#holdUp(this.words.cannotMove);
    }
  }

  #holdUp(text) {
    this.heldUp = text;
    this.#say(text, true);
    this.announce(text);
  }

  // As the plain form does it; everything on it has been saved, so it only moves on.
  #submitPlainly(button) {
    const pressed = document.createElement("input");
    Object.assign(pressed, { type: "hidden", name: button.name, value: button.value });
    this.form.append(pressed);
    this.form.submit();
  }

  // To another question of this page: what was answered is on its way, and nobody waits for it.
  #turn(turn) {
    this.saveAll();
    turn();
  }

  #watchLinks() {
    document.querySelectorAll("[data-goto]").forEach((link, index) => {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        if (this.pager) this.#turn(() => this.pager.go(index + 1));
        else this.#move(() => location.assign(link.href));
      });
    });
  }

  #watchPage() {
    if (this.form.dataset.navigation !== "free") this.#watchLinks();
    const wake = () => {
      this.#askClock();
      this.outbox.send();
    };
    document.addEventListener("visibilitychange", () => (document.hidden ? this.saveAll() : wake()));
    window.addEventListener("online", wake);
    window.addEventListener("pagehide", () => this.saveAll());
    window.addEventListener("beforeunload", (event) => {
      this.saveAll();
      if (!this.outbox.isEmpty && !this.leaving) event.preventDefault();
    });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      const button = event.submitter;
      // The Enter key in a field presses the first button of the form.
      if (button?.name === "save") this.#turn(() => this.pager?.step("next"));
      else if (button?.name === "go" && this.pager) this.#turn(() => this.pager.step(button.value));
      else if (button?.name === "go") this.#move(() => this.#submitPlainly(button));
      else this.#handIn();
    });
    // A class whose pages were opened together does not ask all in the same instant.
    const every = ASK_CLOCK_MS * (0.9 + Math.random() / 5);
    setInterval(() => document.hidden || this.#askClock(), every);
  }
}
