// Composing with a script: order by button or by dragging without a new page, a count of what is ticked.

for (const hidden of document.querySelectorAll(".needs-script")) hidden.hidden = false;

const list = document.querySelector("[data-slots]");
if (list) {
  const said = document.querySelector("[data-slots-said]");
  const token = list.closest("form").elements.csrf_token.value;
  const slots = () => [...list.querySelectorAll("[data-slot]")];
  const sections = () => [...list.querySelectorAll("[data-section]")];

  const renumber = () => {
    const all = slots();
    all.forEach((slot, index) => {
      slot.querySelector("[data-number]").textContent = index + 1;
      const lists = sections();
      const part = slot.parentElement;
      slot.querySelector("[data-move='-1']").disabled = index === 0 && part === lists[0];
      slot.querySelector("[data-move='1']").disabled = index === all.length - 1 && part === lists.at(-1);
      const choice = slot.querySelector("select[name^=section-]");
      if (choice) choice.value = part.dataset.section;
    });
    for (const part of sections()) part.hidden = !part.children.length;
  };
  const send = async (moved) => {
    renumber();
    const body = new URLSearchParams(
      slots().map((slot) => ["slot", `${slot.dataset.slot}:${slot.parentElement.dataset.section}`]),
    );
    body.append("sections", "yes");
    try {
      const reply = await fetch(list.dataset.slots, {
        method: "POST", body, headers: { "X-CSRFToken": token, Accept: "application/json" }, redirect: "manual",
      });
      if (!reply.ok) throw new Error(String(reply.status));
      said.textContent = list.dataset.moved.replace("{place}", slots().indexOf(moved) + 1);
    } catch {
      window.alert(list.dataset.failed);
    }
  };

  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-move]");
    if (!button) return;
    event.preventDefault();
    const slot = button.closest("[data-slot]");
    const up = button.dataset.move === "-1";
    const beside = up ? slot.previousElementSibling : slot.nextElementSibling;
    const lists = sections();
    // At the end of its section a question goes over into the next one.
    const next = lists[lists.indexOf(slot.parentElement) + (up ? -1 : 1)];
    if (beside) beside[up ? "before" : "after"](slot);
    else if (next) next[up ? "append" : "prepend"](slot);
    else return;
    send(slot);
    (button.disabled ? slot.querySelector("[data-move]:not([disabled])") : button)?.focus();
  });

  let dragged = null;
  for (const slot of slots()) {
    const handle = slot.querySelector("[data-number]");
    // Only the number drags: words can still be selected and fields used.
    handle.addEventListener("pointerdown", () => { slot.draggable = true; });
    slot.addEventListener("dragstart", (event) => {
      dragged = slot;
      event.dataTransfer.effectAllowed = "move";
      slot.classList.add("is-dragged");
    });
    slot.addEventListener("dragend", () => {
      slot.classList.remove("is-dragged");
      slot.draggable = false;
      if (dragged) send(slot);
      dragged = null;
    });
    slot.addEventListener("dragover", (event) => {
      if (!dragged || dragged === slot) return;
      event.preventDefault();
      const box = slot.getBoundingClientRect();
      if (event.clientY < box.top + box.height / 2) slot.before(dragged);
      else slot.after(dragged);
    });
  }
}

const chooser = document.querySelector("[data-chooser]");
if (chooser) {
  const boxes = [...chooser.querySelectorAll("input[type=checkbox][name=item]")];
  const elsewhere = chooser.querySelectorAll("input[type=hidden][name=item]").length;
  const ticked = chooser.querySelector("[data-ticked]");
  const count = () => {
    const number = elsewhere + boxes.filter((box) => box.checked).length;
    ticked.textContent = number ? chooser.dataset.count.replace("{count}", number) : "";
  };
  chooser.addEventListener("change", count);
  chooser.querySelector("[data-tick-all]").addEventListener("click", () => {
    const all = boxes.every((box) => box.checked);
    for (const box of boxes) box.checked = !all;
    count();
  });
}
