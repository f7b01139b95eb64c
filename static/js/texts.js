// Additions to the reading view; without them every mark leads to its note below the text, and the form reloads the page.

const tools = document.querySelector("[data-reading-tools]");
const pop = document.querySelector("[data-note-pop]");
const body = pop.querySelector("[data-note-body]");
let opener = null;

// ------------------------------------------------------------------------------------------------ layers, dispatches
tools.querySelector("[data-enhanced-away]").hidden = true;

const show = async () => {
  const address = `${tools.action}?${new URLSearchParams(new FormData(tools))}`;
  const answer = await fetch(address).catch(() => null);
  if (!answer?.ok) {
    tools.submit();
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector("[data-columns]");
  if (!fresh) {
    tools.submit();
    return;
  }
  close();
  document.querySelector("[data-columns]").replaceWith(fresh);
  window.history.replaceState(null, "", address);
  // What is corrected from here on comes back to what is shown now.
  const here = window.location.pathname + window.location.search;
  for (const field of document.querySelectorAll("input[name=next]")) field.value = here;
};

tools.addEventListener("change", show);

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !pop.hidden) {
    close();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input:not([type=checkbox]), select, textarea")) return;
  const layer = tools.querySelectorAll("[data-layer]")[Number(event.key) - 1];
  if (layer) layer.click();
});

// ------------------------------------------------------------------------------------------------------------- notes
const close = () => {
  if (pop.hidden) return;
  const hadFocus = pop.contains(document.activeElement);
  pop.hidden = true;
  body.replaceChildren();
  if (hadFocus) opener?.focus();
};

const open = (link, note) => {
  opener = link;
  const copy = note.cloneNode(true);
  copy.removeAttribute("id");
  body.replaceChildren(...copy.childNodes);
  body.className = "note";
  pop.hidden = false;
  const box = link.getClientRects()[0];
  const left = Math.min(box.left, document.documentElement.clientWidth - pop.offsetWidth - 16);
  pop.style.left = `${Math.max(16, left) + window.scrollX}px`;
  pop.style.top = `${box.bottom + window.scrollY + 6}px`;
  pop.focus({ preventScroll: true });
  pop.scrollIntoView({ block: "nearest" });
};

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-note]");
  if (link) {
    const note = document.getElementById(link.dataset.note);
    if (!note) return;
    event.preventDefault();
    open(link, note);
    return;
  }
  if (event.target.closest("[data-close]") || !pop.contains(event.target)) close();
});

// ----------------------------------------------------------------------------------------------------- two passages
const bar = document.querySelector("[data-selection-bar]");
const form = document.querySelector("[data-opposition]");
let chosen = null;

const selected = () => {
  const selection = document.getSelection();
  const words = selection.toString().trim();
  const from = selection.anchorNode?.parentElement?.closest("[data-dispatch]");
  const to = selection.focusNode?.parentElement?.closest("[data-dispatch]");
  return words && from && from === to ? { words: withoutTags(selection), dispatch: from.dataset.dispatch } : null;
};

// The numbers of notes are no words of the dispatch.
const withoutTags = (selection) => {
  const holder = document.createElement("div");
  for (let place = 0; place < selection.rangeCount; place += 1) holder.append(selection.getRangeAt(place).cloneContents());
  for (const tag of holder.querySelectorAll(".tag")) tag.remove();
  return holder.textContent.trim();
};

if (bar && form) {
  document.addEventListener("selectionchange", () => {
    chosen = selected();
    bar.hidden = !chosen;
  });
  // The selection would be lost before the click is told.
  bar.addEventListener("mousedown", (event) => event.preventDefault());
  bar.addEventListener("click", (event) => {
    const side = event.target.closest("[data-side]")?.dataset.side;
    if (!side || !chosen) return;
    form.querySelector(`[name=dispatch_${side}]`).value = chosen.dispatch;
    form.querySelector(`[name=quote_${side}]`).value = chosen.words;
    const taken = form.querySelector(`[name=quote_${side}]`);
    document.getSelection().removeAllRanges();
    const complete = form.querySelector("[name=quote_a]").value && form.querySelector("[name=quote_b]").value;
    form.open = form.open || Boolean(complete);
    if (complete) {
      form.scrollIntoView({ block: "start" });
      taken.focus();
    }
  });
}
