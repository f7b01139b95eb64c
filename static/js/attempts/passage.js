// A passage whose words are check boxes, made quicker: several words at once by dragging, by the selection of a touch
// screen, or with shift and an arrow; and one stop of the tab key instead of one for each word.

export class Passage {
  constructor(box) {
    this.box = box;
    this.labels = [...box.querySelectorAll(".word")];
    this.inputs = this.labels.map((label) => label.querySelector("input"));
    const part = box.closest("[data-question]") ?? box.parentElement;
    this.number = part.querySelector("[data-passage-count]");
    this.take = part.querySelector("[data-passage-take]");
    this.#rove(0);
    box.addEventListener("keydown", (event) => this.#onKey(event));
    box.addEventListener("focusin", (event) => this.#rove(this.inputs.indexOf(event.target)));
    box.addEventListener("change", () => this.tell());
    box.addEventListener("pointerup", (event) => event.pointerType === "mouse" && this.#takeSelection());
    document.addEventListener("selectionchange", () => { this.take.hidden = this.#selected().length < 2; });
    // The selection would be lost before the click is told.
    this.take.addEventListener("pointerdown", (event) => event.preventDefault());
    this.take.addEventListener("click", () => this.#takeSelection());
    part.querySelector("[data-passage-clear]").addEventListener("click", () => this.#set(this.inputs, false));
  }

  // How many words are chosen, said where it stands.
  tell() {
    this.number.textContent = this.inputs.filter((input) => input.checked).length;
  }

  #rove(place) {
    if (place < 0) return;
    this.inputs.forEach((input, at) => { input.tabIndex = at === place ? 0 : -1; });
  }

  #onKey(event) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const here = this.inputs.indexOf(event.target);
    const ends = { Home: 0, End: this.inputs.length - 1 }[event.key];
    if (here < 0 || (step === undefined && ends === undefined) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const there = Math.min(Math.max(ends ?? here + step, 0), this.inputs.length - 1);
    if (event.shiftKey) this.#set(this.inputs.slice(Math.min(here, there), Math.max(here, there) + 1), true);
    this.inputs[there].focus();
  }

  #selected() {
    const selection = document.getSelection();
    if (!selection.rangeCount || selection.isCollapsed || !selection.getRangeAt(0).intersectsNode(this.box)) return [];
    return this.labels.flatMap((label, at) => (selection.containsNode(label, true) ? [this.inputs[at]] : []));
  }

  // Words that are all chosen already are let go.
  #takeSelection() {
    const inputs = this.#selected();
    if (inputs.length < 2) return;
    document.getSelection().removeAllRanges();
    this.#set(inputs, inputs.some((input) => !input.checked));
  }

  #set(inputs, chosen) {
    for (const input of inputs) input.checked = chosen;
    inputs[0]?.dispatchEvent(new Event("change", { bubbles: true }));
  }
}
