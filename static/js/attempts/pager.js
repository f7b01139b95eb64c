// One question at a time on a page that holds them all: going to another one asks nobody, so it needs no network. The
// address and the buttons are those of the plain form, which does the same with a page for each.

export class Pager {
  // sections: those of the questions, in their order
  constructor(form, sections, words) {
    Object.assign(this, { form, sections, words });
    this.field = form.elements.question;
    this.place = Number(this.field.value);
    this.line = document.querySelector("[data-place-line]");
    this.bar = document.querySelector("[data-place-bar]");
    addEventListener("popstate", () => this.#turn(Number(new URLSearchParams(location.search).get("question")) || 1));
  }

  placeOf(section) {
    return this.sections.indexOf(section) + 1;
  }

  step(direction) {
    this.go(this.place + (direction === "next" ? 1 : -1));
  }

  go(place) {
    if (place === this.place || !this.sections[place - 1]) return;
    history.pushState(null, "", `?question=${place}`);
    this.#turn(place);
    this.sections[place - 1].focus();
  }

  #turn(place) {
    if (!this.sections[place - 1]) return;
    this.place = place;
    this.field.value = place;
    const last = place === this.sections.length;
    this.sections.forEach((section, index) => {
      const head = section.previousElementSibling;
      section.hidden = index !== place - 1;
      if (head?.matches(".part-head")) head.hidden = section.hidden;
    });
    this.#offer("[value=previous]", place > 1);
    this.#offer("[value=next]", !last);
    this.form.querySelector("[name=hand_in]").classList.toggle("button--primary", last);
    this.line.textContent = this.words.place.replace("{number}", place).replace("{total}", this.sections.length);
    this.bar.value = place;
    this.bar.setAttribute("aria-label", this.line.textContent);
    document.querySelectorAll("[data-goto]").forEach((link, index) => {
      if (index === place - 1) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
    });
  }

  #offer(which, possible) {
    this.form.querySelector(`[name=go]${which}`).hidden = !possible;
  }
}
