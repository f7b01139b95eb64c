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
