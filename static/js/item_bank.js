// Additions to the curation page, which works without them.

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
  // Editing in place: the card becomes a form, and a card again.
  const cards = new WeakMap();

  const put = (old, html) => {
    const holder = document.createElement("template");
    holder.innerHTML = html.trim();
    const fresh = holder.content.firstElementChild;
    old.replaceWith(fresh);
    current = fresh;
    return fresh;
  };
  const ask = async (address, options = {}) => {
    const answer = await fetch(address, { headers: { Accept: "application/json", "X-Part": "card" }, ...options }).catch(() => null);
    return { good: Boolean(answer?.ok), body: await answer?.json().catch(() => null) };
  };
  const openForm = async (link) => {
    const item = link.closest("[data-item]");
    const { good, body } = await ask(link.href);
    if (!good || !body?.card) {
      window.location.assign(link.href);
      return;
    }
    const editing = put(item, body.card);
    cards.set(editing, item);
    editing.querySelector("textarea").focus();
    hint(editing);
  };
  const closeForm = (editing) => {
    const item = cards.get(editing);
    editing.replaceWith(item);
    go(item);
  };
  const saveForm = async (form, button) => {
    const editing = form.closest("[data-item]");
    const { good, body } = await ask(form.action, { method: "POST", body: new FormData(form, button) });
    if (!body?.card) {
      said.textContent = queue.dataset.saidFailed;
      warn(editing, queue.dataset.saidFailed);
      return;
    }
    const fresh = put(editing, body.card);
    if (!good) {
      // Refused: the form again, with what is wrong.
      cards.set(fresh, cards.get(editing));
      (fresh.querySelector("[aria-invalid]") ?? fresh.querySelector("textarea")).focus();
      hint(fresh);
      return;
    }
    count(body.states);
    said.textContent = queue.dataset.saidEdited;
    go(fresh);
  };
  const hint = async (editing) => {
    const form = editing.querySelector("[data-in-place]");
    const answer = await fetch(form.dataset.check, {
      method: "POST", body: new FormData(form), headers: { Accept: "application/json" },
    }).catch(() => null);
    if (!answer?.ok) return;
    const found = (await answer.json()).hints;
    const place = form.querySelector("[data-hints]");
    place.hidden = !found.length;
    place.querySelector("ul").replaceChildren(
      ...found.map((text) => {
        const line = document.createElement("li");
        line.textContent = text;
        return line;
      }),
    );
  };
  let soon = 0;
  queue.addEventListener("input", (event) => {
    const editing = event.target.closest("[data-editing]");
    if (!editing) return;
    window.clearTimeout(soon);
    soon = window.setTimeout(() => hint(editing), 400);
  });
  queue.addEventListener("change", (event) => {
    // One right answer: what is sent is the box of the option that was chosen.
    if (!event.target.matches("[data-key-name]")) return;
    const form = event.target.form;
    for (const radio of form.querySelectorAll("[data-key-name]")) form.elements[radio.value].disabled = !radio.checked;
  });
  queue.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-act=edit]");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      openForm(link);
    }
    if (event.target.closest("[data-cancel]")) closeForm(event.target.closest("[data-editing]"));
  });
  queue.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-in-place]")) return;
    event.preventDefault();
    saveForm(event.target, event.submitter);
  });

  queue.addEventListener("focusin", (event) => {
    current = event.target.closest("[data-item]") ?? current;
  });

  const helpBox = document.querySelector("[data-help]");
  const showHelp = () => {
    if (helpBox.open) helpBox.close();
    else helpBox.showModal();
  };
  helpBox.querySelector("[data-help-close]").addEventListener("click", () => helpBox.close());
  document.querySelector("[data-help-open]").addEventListener("click", showHelp);

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
    const editing = event.target.closest?.("[data-editing]");
    if (editing && event.key === "Escape") {
      closeForm(editing);
      return;
    }
    if (editing && event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      editing.querySelector("[data-in-place]").requestSubmit(editing.querySelector("button[name=save]"));
      return;
    }
    if (event.key === "?" && !event.target.closest?.("input, select, textarea")) {
      showHelp();
      return;
    }
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
