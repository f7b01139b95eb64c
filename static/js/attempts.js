// The sheet with a script: every answer is saved as it is given. Without it the sheet is a plain form with a button.

import { Clock } from "./attempts/clock.js";
import { Outbox } from "./attempts/outbox.js";
import { Question } from "./attempts/question.js";

const TYPING_PAUSE_MS = 700;
//: More time that a teacher gives reaches the page within ten seconds.
const ASK_CLOCK_MS = 8_000;

const sheet = document.querySelector("[data-sheet]");
const words = document.querySelector("[data-words]").dataset;
const announcer = document.querySelector("[data-announce]");
const clockElement = document.querySelector("[data-clock]");
const announce = (text) => { announcer.textContent = text; };

document.documentElement.classList.add("has-script");
for (const hidden of document.querySelectorAll(".needs-script")) hidden.hidden = false;

let clock = null;
if (sheet.dataset.attempt) takeAttempt();
else if (clockElement) startClock({ nearEnd() {}, timeUp() { announce(words.timeUp); } });

function startClock(listener) {
  const toggle = document.querySelector("[data-clock-toggle]");
  const said = (word) => announce(words[word]);
  clock = new Clock(clockElement, toggle, Number(sheet.dataset.secondsLeft), words, { announce: said, ...listener });
}

function takeAttempt() {
  const status = document.querySelector("[data-status]");
  const questions = new Map();
  for (const section of document.querySelectorAll("[data-question]")) {
    const question = new Question(section);
    questions.set(question.item, question);
  }
  let leaving = false;
  const troubled = () => [...questions.values()].find((question) => question.isTroubled);

  const outbox = new Outbox(sheet.dataset.attempt, sheet.dataset.responses, sheet.elements.csrf_token.value, {
    sent(entry, reply) {
      const question = questions.get(entry.item);
      follow(reply);
      if (!question) return;
      const same = JSON.stringify(reply.current.answer) === JSON.stringify(entry.answer);
      if (!same && !outbox.lastOf(entry.item)) return conflict(question, reply, entry.answer);
      question.acknowledge(reply.current.sequence);
      if (outbox.lastOf(entry.item)) return;
      if (reply.status === "late") question.say(words.late, { bad: true });
      else question.say(words.saved.replace("{time}", reply.saved_at), { saved: true });
    },
    elsewhere(entry, reply, mine) {
      follow(reply);
      if (questions.has(entry.item)) conflict(questions.get(entry.item), reply, mine);
    },
    refused(entry) {
      questions.get(entry.item)?.say(words.refused, { bad: true });
    },
    trouble(kind) {
      const text = { offline: words.offline, "signed-out": words.signedOut, "storage-full": words.storageFull }[kind] ?? "";
      if (status.textContent !== text) announce(text);
      status.textContent = text;
      status.classList.toggle("is-bad", Boolean(text));
      if (kind) for (const entry of outbox.entries) questions.get(entry.item)?.say(words.offlineShort, { bad: true });
    },
    changed() {
      if (status.classList.contains("is-bad")) return;
      if (troubled()) status.textContent = words.elsewhere;
      else status.textContent = outbox.isEmpty ? (status.textContent && words.allSaved) : words.saving;
    },
  });

  // What an earlier visit could not send stands in the fields again and goes out first.
  for (const entry of outbox.entries) {
    const question = questions.get(entry.item);
    if (!question) continue;
    question.write(entry.answer);
    question.sequence = Math.max(question.sequence, entry.sequence);
    question.say(words.offlineShort, { bad: true });
    question.mark(words);
  }
  outbox.send();

  const save = (question) => {
    if (!question.takeChange()) return;
    question.mark(words);
    question.hideElsewhere();
    question.say(words.saving);
    const waiting = outbox.lastOf(question.item);
    if (!waiting || waiting.tried) question.sequence += 1;
    outbox.put(question.item, question.sequence, question.read());
  };
  const saveAll = () => { for (const question of questions.values()) save(question); };

  for (const question of questions.values()) {
    let pause = null;
    question.section.addEventListener("input", () => {
      clearTimeout(pause);
      if (question.isTyped) pause = setTimeout(() => save(question), TYPING_PAUSE_MS);
    });
    question.section.addEventListener("change", () => { clearTimeout(pause); save(question); });
    question.section.querySelector("[data-keep-mine]").addEventListener("click", () => keepMine(question));
    question.section.querySelector("[data-take-other]").addEventListener("click", () => takeOther(question));
  }

  function conflict(question, reply, mine) {
    question.other = reply.current;
    question.acknowledge(reply.current.sequence);
    question.sequence = reply.current.sequence;
    if (JSON.stringify(mine) === JSON.stringify(reply.current.answer)) {
      question.say(words.saved.replace("{time}", reply.saved_at), { saved: true });
      return;
    }
    question.write(mine);
    question.state.replaceChildren();
    question.showElsewhere(reply.current.words.join(" · ") || words.noAnswer);
    announce(words.elsewhere);
  }

  function keepMine(question) {
    question.given = JSON.stringify(question.other.answer);
    save(question);
    question.section.focus();
  }

  function takeOther(question) {
    question.write(question.other.answer);
    question.hideElsewhere();
    question.mark(words);
    question.say("");
    question.section.focus();
    status.textContent = "";
  }

  function follow(reply) {
    if (clock && reply.seconds_left !== null) clock.set(reply.seconds_left);
    if (reply.over) finish();
  }

  async function finish() {
    if (leaving) return;
    leaving = true;
    saveAll();
    announce(words.timeUp);
    await outbox.drained(5_000);
    // What has still not arrived stays on this device and is sent when the page is opened again.
    location.assign(sheet.dataset.doneUrl);
  }

  async function askClock() {
    try {
      const options = { headers: { Accept: "application/json" }, redirect: "manual", signal: AbortSignal.timeout(6_000) };
      const reply = await fetch(sheet.dataset.clockUrl, options);
      if (reply.ok) follow(await reply.json());
    } catch { /* The countdown goes on by itself. */ }
  }

  const wake = () => { if (!document.hidden) { askClock(); outbox.send(); } };
  document.addEventListener("visibilitychange", () => { if (document.hidden) saveAll(); else wake(); });
  window.addEventListener("online", wake);
  window.addEventListener("pagehide", saveAll);
  window.addEventListener("offline", () => { if (!outbox.isEmpty) outbox.send(); });
  setInterval(() => { if (!document.hidden && !leaving) askClock(); }, ASK_CLOCK_MS * (0.9 + Math.random() / 5));

  if (clockElement) startClock({ nearEnd: saveAll, timeUp: () => setTimeout(askClock, 400) });

  window.addEventListener("beforeunload", (event) => {
    saveAll();
    if (!outbox.isEmpty && !leaving) event.preventDefault();
  });

  sheet.addEventListener("submit", async (event) => {
    event.preventDefault();
    saveAll();
    if (troubled()) return troubled().section.scrollIntoView();
    if (await outbox.drained(6_000)) {
      leaving = true;
      location.assign(sheet.dataset.confirmUrl);
    } else {
      status.textContent = words.notSent;
      status.classList.add("is-bad");
      announce(words.notSent);
    }
  });
}
