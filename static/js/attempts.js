// The sheet with a script: every answer is saved as it is given. Without it the sheet is a plain form with a button.

import { Clock } from "./attempts/clock.js";
import { Question } from "./attempts/question.js";
import { Sheet } from "./attempts/sheet.js";

const form = document.querySelector("[data-sheet]");
const words = document.querySelector("[data-words]").dataset;
const clock = document.querySelector("[data-clock]");
const announcer = document.querySelector("[data-announce]");
const announce = (text) => { announcer.textContent = text; };

document.documentElement.classList.add("has-script");
for (const hidden of document.querySelectorAll(".needs-script")) hidden.hidden = false;

if (form.dataset.attempt) {
  new Sheet(form, words, announce).open();
} else {
  for (const section of document.querySelectorAll("[data-question]")) new Question(section);
}
if (!form.dataset.attempt && clock) {
  // A preview: the clock runs for show.
  new Clock(clock, document.querySelector("[data-clock-toggle]"), form.dataset.secondsLeft, words, {
    announce: (word) => announce(words[word]),
    nearEnd() {},
    timeUp: () => announce(words.timeUp),
  });
}
