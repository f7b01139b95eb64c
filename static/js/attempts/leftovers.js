// After the end: answers that could not be sent before are sent now, so that the teacher can let them count.

import { Outbox } from "./outbox.js";

const form = document.querySelector("[data-leftovers]");
const said = document.querySelector("[data-leftovers-said]");
const say = (text) => {
  said.hidden = false;
  said.textContent = text;
};

const outbox = new Outbox(form.dataset.attempt, form.dataset.responses, form.elements.csrf_token.value, {
  sent() {},
  elsewhere() {},
  refused() {},
  trouble() {},
  changed() {
    if (outbox.isEmpty) say(said.dataset.sent);
  },
});
if (!outbox.isEmpty) {
  say(said.dataset.waiting);
  outbox.send();
}
