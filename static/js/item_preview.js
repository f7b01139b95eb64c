// The question as a student meets it, beside the form and always as it is written; what is tried in it is marked at once.

import { Question } from "./attempts/question.js";

export class Preview {
  constructor(section, form) {
    Object.assign(this, { section, form, asked: 0, shown: "" });
    this.place = section.querySelector("[data-preview-question]");
    this.verdict = section.querySelector("[data-preview-verdict]");
    this.place.addEventListener("change", () => this.show());
    document.documentElement.classList.add("has-script");
  }

  // Asks for the question, and for what the answer in it is worth.
  async show() {
    const sent = new FormData(this.form);
    for (const field of this.place.querySelectorAll("input, select, textarea")) {
      if (field.name && (!["checkbox", "radio"].includes(field.type) || field.checked)) sent.append(field.name, field.value);
    }
    const number = ++this.asked;
    const headers = { Accept: "application/json" };
    const reply = await fetch(this.section.dataset.preview, { method: "POST", body: sent, headers }).catch(() => null);
    if (!reply?.ok || number !== this.asked) return;
    const { question, verdict } = await reply.json();
    this.section.hidden = !question;
    this.verdict.innerHTML = verdict;
    if (question !== this.shown) this.#put(question);
  }

  // What was tried in it stays, as long as it fits.
  #put(html) {
    const answer = this.question?.read() ?? null;
    const kind = this.question?.kind;
    this.shown = html;
    this.place.innerHTML = html;
    for (const hidden of this.place.querySelectorAll(".needs-script")) hidden.hidden = false;
    const section = this.place.querySelector("[data-question]");
    this.question = section && new Question(section);
    if (answer !== null && this.question?.kind === kind) this.question.write(answer);
  }
}
