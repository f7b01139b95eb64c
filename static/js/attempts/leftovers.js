// After the end: answers that could not be sent before are sent now, so that the teacher can let them count.

import { sendLeftovers } from "./waiting.js";

const form = document.querySelector("[data-leftovers]");
const said = document.querySelector("[data-leftovers-said]");
const say = (text) => {
  said.hidden = false;
  said.textContent = text;
};

const { attempt, responses, clockUrl } = form.dataset;
const heard = { done: () => say(said.dataset.sent), typed: true };
const waits = await sendLeftovers(attempt, { responses, clock: clockUrl }, form, heard);
if (waits) say(said.dataset.waiting);
