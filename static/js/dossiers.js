// Additions to the pages of dossiers; each page works without them.

import { follow } from "./job_progress.js";

// Progress of a reading; comparing the dispatches with each other has no measure.
const reading = document.querySelector("[data-reading]");
if (reading) {
  const message = reading.querySelector("[data-reading-message]");
  follow(reading.dataset.reading, message, reading.querySelector("progress"), (state) => state.stage !== "reading");
}

// Files: dropped ones join those that were chosen, each can be taken out again.
for (const zone of document.querySelectorAll("[data-drop-zone]")) {
  const input = zone.querySelector("input[type=file]");
  const list = zone.querySelector("[data-chosen-files]");
  let chosen = [];

  const same = (a, b) => a.name === b.name && a.size === b.size && a.lastModified === b.lastModified;

  const show = () => {
    const transfer = new DataTransfer();
    for (const file of chosen) transfer.items.add(file);
    input.files = transfer.files;
    list.replaceChildren(...chosen.map(entry));
  };

  const entry = (file) => {
    const item = document.createElement("li");
    const name = document.createElement("span");
    name.textContent = `${file.name} (${Math.max(1, Math.round(file.size / 1024))} ${list.dataset.unit})`;
    const remove = document.createElement("button");
    remove.type = "button";
    remove.className = "link-button";
    remove.textContent = list.dataset.remove;
    remove.setAttribute("aria-label", `${list.dataset.remove} ${file.name}`);
    remove.addEventListener("click", () => {
      chosen = chosen.filter((other) => other !== file);
      show();
      input.focus();
    });
    item.append(name, " ", remove);
    return item;
  };

  const add = (files) => {
    for (const file of files) if (!chosen.some((other) => same(other, file))) chosen.push(file);
    show();
  };

  input.addEventListener("change", () => add([...input.files]));
  for (const kind of ["dragenter", "dragover"]) {
    zone.addEventListener(kind, (event) => {
      if (![...event.dataTransfer.types].includes("Files")) return;
      event.preventDefault();
      zone.classList.add("drop-zone--over");
    });
  }
  for (const kind of ["dragleave", "drop"]) {
    zone.addEventListener(kind, (event) => {
      if (kind === "drop" || !zone.contains(event.relatedTarget)) zone.classList.remove("drop-zone--over");
    });
  }
  zone.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    add([...event.dataTransfer.files]);
  });
}

// A dispatch: what was set aside, all at once.
const unfold = document.querySelector("[data-unfold]");
const folded = document.querySelectorAll("details.set-aside");
if (unfold && folded.length) {
  unfold.hidden = false;
  unfold.setAttribute("aria-pressed", "false");
  unfold.addEventListener("click", () => {
    const open = unfold.getAttribute("aria-pressed") !== "true";
    unfold.setAttribute("aria-pressed", String(open));
    for (const each of folded) each.open = open;
  });
}

// A further box unfolds by itself once there is something in the one before it.
document.addEventListener("input", (event) => {
  const next = event.target.closest?.(".field")?.nextElementSibling;
  if (event.target.value && next?.matches("details.paste-box")) next.open = true;
});
