// Marking without leaving the page: each mark is kept by itself, and the keys do what the hands would. Without this script
// the page is one form.

const form = document.querySelector("[data-marking]");
const announcer = document.querySelector("[data-announce]");
for (const hidden of document.querySelectorAll(".needs-script")) hidden.hidden = false;

const cards = form ? [...form.querySelectorAll("[data-answer]")] : [];
const points = (card) => card.querySelector("[name^=points-]");
const comment = (card) => card.querySelector("[name^=comment-]");
const locale = document.documentElement.lang;
const written = (number) => number.toLocaleString(locale, { maximumFractionDigits: 2, useGrouping: false });
const read = (text) => Number(text.trim().replace(",", ".")) || 0;

let lastKept = null;

for (const card of cards) {
  const most = Number(card.dataset.max);
  const boxes = [...card.querySelectorAll("[data-weight]")];
  for (const box of boxes) {
    box.addEventListener("change", () => {
      const share = boxes.reduce((sum, one) => sum + (one.checked ? Number(one.dataset.weight) : 0), 0);
      points(card).value = written(Math.round(share * most * 100) / 100);
    });
  }
  card.addEventListener("keydown", (event) => press(event, card, most));
}

form?.addEventListener("submit", (event) => {
  const button = event.submitter;
  const card = button?.closest("[data-answer]");
  if (!card) return;
  event.preventDefault();
  keep(card, button.name);
});

function press(event, card, most) {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const typing = event.target === comment(card);
  if (event.key === "Enter" && !event.target.closest("button, a, summary")) {
    event.preventDefault();
    // What is worth nothing is said, not left out.
    if (points(card).value.trim() === "") points(card).focus();
    else keep(card, "only").then((kept) => kept && next(card));
    return;
  }
  if (typing) return;
  const acts = {
    ArrowRight: () => step(card, most / 4, most),
    ArrowLeft: () => step(card, -most / 4, most),
    j: () => go(card, 1),
    k: () => go(card, -1),
    c: () => comment(card).focus(),
    u: () => keep(lastKept ?? card, "back"),
  };
  const digit = /^[0-9]$/.test(event.key) && event.target !== points(card) ? Number(event.key) : null;
  const act = digit === null ? acts[event.key] : () => set(card, Math.min(digit, most));
  if (!act) return;
  event.preventDefault();
  act();
}

function step(card, by, most) {
  set(card, Math.min(most, Math.max(0, read(points(card).value) + by)));
}

function set(card, number) {
  points(card).value = written(number);
}

function go(card, by) {
  cards[cards.indexOf(card) + by]?.focus();
}

// On to the next one that is not marked yet, else simply the next.
function next(card) {
  const later = cards.slice(cards.indexOf(card) + 1);
  (later.find((one) => !one.classList.contains("open-answer--marked")) ?? later[0] ?? card).focus();
}

async function keep(card, act) {
  const id = card.dataset.answer;
  const body = new FormData();
  body.set("csrf_token", form.elements.csrf_token.value);
  body.set(act, id);
  body.set(points(card).name, points(card).value);
  body.set(comment(card).name, comment(card).value);
  let reply;
  try {
    const options = { method: "POST", body, headers: { Accept: "application/json" }, redirect: "manual" };
    const answer = await fetch(form.action, options);
    if (!answer.ok && answer.status !== 422) throw new Error(String(answer.status));
    reply = await answer.json();
  } catch {
    tell(card, form.dataset.wordsFailed);
    return false;
  }
  tell(card, reply.wrong ?? "");
  if (reply.wrong) {
    points(card).focus();
    return false;
  }
  if (act === "only") lastKept = card;
  show(card, reply);
  return true;
}

function show(card, reply) {
  const marked = reply.points !== null;
  const state = card.querySelector("[data-state]");
  card.classList.toggle("open-answer--marked", marked);
  state.className = `badge badge--${marked ? "good" : "warning"}`;
  state.textContent = marked ? `${reply.points} / ${written(Number(card.dataset.max))}` : state.dataset.todo;
  card.querySelector("[data-back]").hidden = !marked;
  points(card).value = reply.points ?? "";
  comment(card).value = reply.comment;
  if (!marked) card.focus();
  document.querySelector("[data-progress]").value = reply.marked;
  document.querySelector("[data-progress-words]").textContent = reply.progress;
  announcer.textContent = `${form.dataset.wordsKept} – ${reply.progress}`;
}

function tell(card, text) {
  const place = card.querySelector("[data-wrong]");
  place.replaceChildren();
  card.classList.toggle("open-answer--wrong", Boolean(text));
  if (!text) return;
  place.append(Object.assign(document.createElement("li"), { textContent: text }));
  announcer.textContent = text;
}
