// Additions to the curation page and to the form of a question; both work without them.

// ---------------------------------------------------------------------------------------------------- curation
const queue = document.querySelector("[data-queue]");
if (queue) {
  const said = document.querySelector("[data-said]");
  const items = () => [...queue.querySelectorAll("[data-item]")];
  let current = null;
  const help = document.querySelector("[data-keys]");
  const toggle = help.querySelector("[data-keys-toggle]");
  help.hidden = false;

  // Who speaks to the machine may want single letters to do nothing.
  const keysAreOn = () => window.localStorage.getItem("curation-keys") !== "off";
  const showToggle = () => toggle.setAttribute("aria-pressed", String(keysAreOn()));
  toggle.addEventListener("click", () => {
    window.localStorage.setItem("curation-keys", keysAreOn() ? "off" : "on");
    showToggle();
  });
  showToggle();

  const go = (item) => {
    if (!item) return;
    current = item;
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
  };

  const beside = (step) => {
    const all = items();
    const at = all.indexOf(current);
    return at < 0 ? all[0] : all[Math.min(Math.max(at + step, 0), all.length - 1)];
  };

  const count = (states) => {
    for (const place of document.querySelectorAll("[data-count]")) place.textContent = states[place.dataset.count] ?? 0;
    const finished = document.querySelector("[data-finished]");
    if (finished) finished.hidden = Boolean(states.draft);
  };

  const send = async (form) => {
    const item = form.closest("[data-item]");
    let answer;
    try {
      answer = await fetch(form.action, {
        method: "POST",
        body: new FormData(form),
        headers: { Accept: "application/json", "X-Part": "card" },
      });
    } catch {
      said.textContent = queue.dataset.saidFailed;
      warn(item, queue.dataset.saidFailed);
      return;
    }
    const body = await answer.json().catch(() => ({ error: queue.dataset.saidFailed }));
    if (!answer.ok || !body.card) {
      // Without a card the answer came from elsewhere: the sign-in page, when the session has ended.
      const message = body.error ?? queue.dataset.saidFailed;
      said.textContent = message;
      warn(item, message);
      return;
    }
    const holder = document.createElement("template");
    holder.innerHTML = body.card.trim();
    const fresh = holder.content.firstElementChild;
    item.replaceWith(fresh);
    current = fresh;
    count(body.states);
    const name = form.dataset.act;
    said.textContent = queue.dataset[`said${name[0].toUpperCase()}${name.slice(1)}`] ?? "";
    go(name === "undo" ? fresh : beside(1));
  };

  const warn = (item, message) => {
    item.querySelector(".item__warning")?.remove();
    const notice = document.createElement("p");
    notice.className = "notice notice--error item__warning";
    notice.textContent = message;
    item.append(notice);
  };

  queue.addEventListener("submit", (event) => {
    if (!event.target.matches("form[data-act]")) return;
    event.preventDefault();
    send(event.target);
  });
  queue.addEventListener("focusin", (event) => {
    current = event.target.closest("[data-item]") ?? current;
  });

  const keys = {
    j: () => go(beside(1)),
    k: () => go(beside(-1)),
    a: () => press("form[data-act=accept] button"),
    u: () => press("form[data-act=undo] button"),
    e: () => press("a[data-act=edit]"),
    r: () => {
      const details = current?.querySelector("details.reject");
      if (!details) return;
      details.open = true;
      details.querySelector("select").focus();
    },
  };

  const press = (selector) => current?.querySelector(selector)?.click();

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      const details = event.target.closest?.("details.reject");
      if (details) {
        details.open = false;
        go(current);
      }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input, select, textarea")) return;
    const act = keysAreOn() && keys[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });
}

// Several questions at once, and the wait for more of them.
const tickAll = document.querySelector("[data-tick-all]");
if (tickAll) {
  tickAll.hidden = false;
  tickAll.addEventListener("click", () => {
    const boxes = [...document.querySelectorAll("input[name=item][form=bulk]")];
    const all = boxes.every((box) => box.checked);
    for (const box of boxes) box.checked = !all;
  });
}
const asked = document.querySelector("[data-request]");
if (asked) {
  const look = async () => {
    const answer = await fetch(asked.dataset.request, { headers: { Accept: "application/json" } }).catch(() => null);
    if (answer?.ok && (await answer.json()).finished) window.location.reload();
    else window.setTimeout(look, 1500);
  };
  window.setTimeout(look, 1500);
}

// --------------------------------------------------------------------------------------------- form of a question
const form = document.querySelector("[data-item-form]");
if (form) {
  const ONE_KEY = ["single", "true_false"];
  const NO_KEY = ["order", "match", "numeric", "short"];
  const kind = form.querySelector("[name=kind]");

  const suit = () => {
    for (const part of form.querySelectorAll("[data-part=right]")) part.hidden = kind.value !== "match";
    for (const part of form.querySelectorAll("[data-part=correct]")) part.hidden = NO_KEY.includes(kind.value);
    form.querySelector("[data-add-row]").hidden = kind.value === "true_false";
    for (const hint of form.querySelectorAll("[data-hint]")) hint.hidden = hint.dataset.hint !== kind.value;
  };
  form.querySelector("[data-change-kind]").hidden = true;
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
  const check = async () => {
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
    bar.addEventListener("click", () => {
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
