// Additions to the form of a question, which works without them: rows come and go, what suits the kind is shown, hints and
// a preview follow what is typed, drafts are kept, words are picked from dispatches.

import { Preview } from "./item_preview.js";

const form = document.querySelector("[data-item-form]");
if (form) {
  const ONE_KEY = ["single", "true_false"];
  const kind = form.querySelector("[name=kind]");

  const suit = () => {
    for (const part of form.querySelectorAll("[data-for]")) part.hidden = !part.dataset.for.split(" ").includes(kind.value);
  };
  form.querySelector("[data-change-kind]").hidden = true;
  form.querySelector("[data-preview-plain]").hidden = true;
  for (const hidden of form.querySelectorAll(".needs-script")) hidden.hidden = false;
  kind.addEventListener("change", suit);

  // One right answer: marking another takes the mark off the first.
  form.addEventListener("change", (event) => {
    if (!event.target.matches("[data-key]") || !event.target.checked || !ONE_KEY.includes(kind.value)) return;
    for (const other of form.querySelectorAll("[data-key]")) if (other !== event.target) other.checked = false;
  });

  // Rows come and go without a round trip; their names count up from zero again.
  const renumber = (rows, name) => {
    rows.querySelectorAll("[data-row]").forEach((row, index) => {
      for (const element of row.querySelectorAll("[name], [id], [for], [aria-describedby]")) {
        for (const attribute of ["name", "id", "for", "aria-describedby"]) {
          const value = element.getAttribute(attribute);
          if (value) element.setAttribute(attribute, value.replace(new RegExp(`^${name}-\\d+`), `${name}-${index}`));
        }
      }
      row.querySelector("[data-remove-row]").value = index;
      row.setAttribute("aria-label", row.getAttribute("aria-label").replace(/\d+/, index + 1));
    });
    const add = rows.querySelector("[data-add-row]");
    if (add) add.disabled = rows.querySelectorAll("[data-row]").length >= Number(rows.dataset.max);
  };

  for (const rows of form.querySelectorAll("[data-rows]")) {
    const name = rows.dataset.rows;
    rows.addEventListener("click", (event) => {
      const add = event.target.closest("[data-add-row]");
      const remove = event.target.closest("[data-remove-row]");
      const all = rows.querySelectorAll("[data-row]");
      if (add && all.length) {
        event.preventDefault();
        const row = all[all.length - 1].cloneNode(true);
        const before = all[all.length - 1].querySelectorAll("select");
        // A copy of a list forgets what was chosen in it.
        row.querySelectorAll("select").forEach((select, place) => { select.value = before[place].value; });
        for (const field of row.querySelectorAll("input, textarea")) {
          if (field.type === "checkbox") field.checked = false;
          else field.value = "";
          field.removeAttribute("aria-invalid");
        }
        for (const errors of row.querySelectorAll(".errors")) errors.remove();
        all[all.length - 1].after(row);
        renumber(rows, name);
        row.querySelector("input, textarea").focus();
      } else if (remove && all.length > 1) {
        event.preventDefault();
        remove.closest("[data-row]").remove();
        renumber(rows, name);
        rows.querySelector("[data-add-row], [name=add_evidence]")?.focus();
      }
    });
  }

  // Words that were typed over are no longer the words at the old place.
  form.addEventListener("input", (event) => {
    const row = event.target.closest("[data-rows=evidence] [data-row]");
    if (row) for (const hidden of row.querySelectorAll("input[type=hidden]")) hidden.value = "";
  });

  // What could be wrong with the question, said while it is written.
  const hints = form.querySelector("[data-hints]");
  let waiting = 0;
  let said = "";
  const preview = new Preview(document.querySelector("[data-preview]"), form);
  const check = async () => {
    preview.show();
    const answer = await fetch(hints.dataset.hints, {
      method: "POST",
      body: new FormData(form),
      headers: { Accept: "application/json" },
    }).catch(() => null);
    if (!answer?.ok) return;
    const found = (await answer.json()).hints;
    if (found.join("\n") === said) return;
    said = found.join("\n");
    hints.hidden = !found.length;
    hints.querySelector("ul").replaceChildren(
      ...found.map((text) => {
        const entry = document.createElement("li");
        entry.textContent = text;
        return entry;
      }),
    );
  };
  const soon = () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(check, 600);
  };
  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
  check();

  // What is typed is kept on this device until it is saved: a closed lid or a lost session costs nothing.
  const place = `draft:${form.dataset.draft}`;
  const fields = () => [...new FormData(form)].filter(([name]) => !["csrf_token", "number", "back"].includes(name));
  const first = JSON.stringify(fields());
  const offer = document.querySelector("[data-kept-draft]");
  const read = () => {
    try {
      return JSON.parse(window.localStorage.getItem(place) ?? "null");
    } catch {
      return null;
    }
  };
  const keep = () => {
    const now = JSON.stringify(fields());
    if (now === first) window.localStorage.removeItem(place);
    else window.localStorage.setItem(place, now);
  };
  const kept = read();
  const wrong = form.querySelector("[aria-invalid]") || document.querySelector("[data-focus]");
  if (kept && JSON.stringify(kept) !== first && !wrong) {
    offer.hidden = false;
    offer.querySelector("[data-kept-words]").textContent = kept.find(([name]) => name === "stem")?.[1] ?? "";
  }
  offer.addEventListener("click", (event) => {
    if (event.target.closest("[data-restore]")) restore(kept);
    if (event.target.closest("[data-discard]")) window.localStorage.removeItem(place);
    if (event.target.closest("button")) offer.hidden = true;
  });

  const restore = (values) => {
    for (const name of ["options", "evidence"]) {
      const rows = form.querySelector(`[data-rows=${name}]`);
      const wanted = 1 + Math.max(-1, ...values.map(([field]) => Number(field.match(`^${name}-(\\d+)-`)?.[1] ?? -1)));
      const add = rows?.querySelector("[data-add-row]");
      while (add && rows.querySelectorAll("[data-row]").length < wanted && !add.disabled) add.click();
    }
    for (const box of form.querySelectorAll("input[type=checkbox]")) box.checked = false;
    for (const [name, value] of values) {
      const field = form.elements[name];
      if (field?.type === "checkbox") field.checked = true;
      // Of radio buttons it is a list, whose value presses one of them.
      else if (field && "value" in field) field.value = value;
    }
    suit();
    keep();
    soon();
  };

  form.addEventListener("input", keep);
  form.addEventListener("change", keep);
  // Saved once the next page has come; what is refused comes back filled in and is kept again at the next letter.
  form.addEventListener("submit", () => window.localStorage.removeItem(place));

  // A row that is still empty, or one more.
  const emptyOption = () => {
    const rows = form.querySelector("[data-rows=options]");
    const empty = () => [...rows.querySelectorAll("[data-row]")].find((row) => !row.querySelector("textarea").value.trim());
    if (!empty()) rows.querySelector("[data-add-row]").click();
    return empty();
  };
  const selectedIn = (area) => area.value.slice(area.selectionStart, area.selectionEnd).trim();

  // Words of the text become a gap, and its first answer.
  form.querySelector("[data-make-gap]").addEventListener("click", () => {
    const area = form.elements.text;
    const words = selectedIn(area);
    if (!words) return area.focus();
    const taken = [...area.value.matchAll(/\[(\d+)\]/g)].map((match) => Number(match[1]));
    const number = Math.max(0, ...taken) + 1;
    const start = area.value.indexOf(words, area.selectionStart);
    area.setRangeText(`[${number}]`, start, start + words.length, "end");
    const row = emptyOption();
    if (row) {
      row.querySelector("textarea").value = words;
      row.querySelector("[name$=-gap]").value = String(number);
      row.querySelector("[data-key]").checked = true;
    }
    area.dispatchEvent(new Event("input", { bubbles: true }));
    area.focus();
  });

  form.querySelector("[data-take-proof]").addEventListener("click", () => {
    const words = selectedIn(form.elements.passage);
    const row = words && emptyOption();
    if (!row) return form.elements.passage.focus();
    row.querySelector("textarea").value = words.replace(/\s+/g, " ");
    form.elements.passage.dispatchEvent(new Event("input", { bubbles: true }));
    form.elements.passage.focus();
  });

  // Evidence picked by selecting words in a dispatch.
  const pick = form.querySelector("[data-pick]");
  if (pick) {
    const bar = pick.querySelector("[data-pick-bar]");
    const evidence = form.querySelector("[data-rows=evidence]");
    let picked = null;
    pick.hidden = false;
    document.addEventListener("selectionchange", () => {
      const selection = document.getSelection();
      const at = (node) => node?.parentElement?.closest("[data-pick] [data-dispatch]");
      const place = at(selection.anchorNode);
      const words = selection.toString().trim();
      picked = words && place && place === at(selection.focusNode) ? { words, dispatch: place.dataset.dispatch } : null;
      bar.hidden = !picked;
    });
    // The selection would be lost before the click is told.
    bar.addEventListener("mousedown", (event) => event.preventDefault());
    bar.querySelector("[data-pick-passage]").addEventListener("click", () => {
      if (!picked) return;
      const source = pick.querySelector(`[data-dispatch="${picked.dispatch}"]`).dataset.source;
      Object.assign(form.elements.passage, { value: picked.words });
      form.elements.source.value = source;
      form.elements.passage.dispatchEvent(new Event("input", { bubbles: true }));
      document.getSelection().removeAllRanges();
      form.elements.passage.focus();
    });
    bar.querySelector("[data-pick-evidence]").addEventListener("click", () => {
      if (!picked) return;
      const { words, dispatch } = picked;
      const quotes = () => [...evidence.querySelectorAll("[data-row] textarea")];
      if (quotes().every((quote) => quote.value)) evidence.querySelector("[data-add-row]")?.click();
      const quote = quotes().find((each) => !each.value);
      if (!quote) return;
      quote.closest("[data-row]").querySelector("select").value = dispatch;
      quote.value = words;
      quote.dispatchEvent(new Event("input", { bubbles: true }));
      document.getSelection().removeAllRanges();
      quote.focus();
    });
  }
}
