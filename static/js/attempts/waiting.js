// Away from the sheet: answers that still wait on this device are sent, whichever attempt they belong to.

import { Outbox } from "./outbox.js";
import { attemptsWithUnsent } from "./store.js";

// Gives true when something waits. `done` is told when all of it has arrived, `notHers` when the attempt is somebody
// else's, who used this device before: hers it stays, and waits for her.
export async function sendLeftovers(attempt, urls, form, { done, notHers = () => {}, typed = false }) {
  const outbox = await new Outbox(attempt, urls, form, {
    sent() {},
    elsewhere() {},
    refused() {},
    trouble(kind) {
      if (kind !== "signed-out") return;
      outbox.stop();
      notHers();
    },
    changed() {
      if (outbox?.isEmpty) done();
    },
  }).open();
  // Words of which the sending was cut off. Elsewhere the sheet they stand on may still be open.
  if (typed) for (const draft of [...outbox.drafts.values()]) outbox.put(draft.item, draft.sequence + 1, draft.answer);
  if (outbox.isEmpty) return false;
  outbox.send();
  return true;
}

// The list of a student's quizzes.
const form = document.querySelector("[data-waiting-list]");
if (form) {
  const said = document.querySelector("[data-waiting-said]");
  const say = (text) => {
    said.hidden = false;
    said.textContent = text;
  };
  for (const attempt of await attemptsWithUnsent()) {
    const of = (url) => url.replace("/0/", `/${attempt}/`);
    const urls = { responses: of(form.dataset.responses), clock: of(form.dataset.clockUrl) };
    const heard = { done: () => say(said.dataset.sent), notHers: () => { said.hidden = true; } };
    if (await sendLeftovers(attempt, urls, form, heard)) say(said.dataset.unsent);
  }
}
