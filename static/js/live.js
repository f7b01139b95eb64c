// The live board: asks again every few seconds, as long as it is looked at, and counts the time left between. What has
// not changed is not sent (304), and a reader's place stays: focus, scrolling, what is folded out. Without this script the
// page is loaded anew every ten seconds.

const board = document.querySelector("[data-live]");
const auto = document.querySelector("[data-auto]");
const trouble = document.querySelector("[data-trouble]");
const announcer = document.querySelector("[data-announce]");
const clock = document.querySelector("[data-clock-now]");

// Not oftener does the page speak to those who listen to it.
const SAID_EVERY_MS = 30_000;

let tag = board.dataset.tag;
let again = Number(board.dataset.again);
let ahead = Number(board.dataset.now) - Date.now();
let said = sentence();
let saidAt = performance.now();

if (auto) auto.closest("label").hidden = false;
if (clock) clock.hidden = false;

async function ask() {
  try {
    if (!document.hidden && (auto?.checked ?? true)) await refresh();
    trouble.textContent = "";
  } catch {
    trouble.textContent = trouble.dataset.words;
  }
  setTimeout(ask, again * 1000);
}

async function refresh() {
  const headers = { Accept: "text/html", "If-None-Match": `"${tag}"` };
  const answer = await fetch(board.dataset.live, { headers, redirect: "manual", signal: AbortSignal.timeout(8_000) });
  // Signed out meanwhile: the whole page goes where that is told.
  if (answer.type === "opaqueredirect") return void location.reload();
  if (answer.status !== 304 && !answer.ok) throw new Error(String(answer.status));
  ahead = Number(answer.headers.get("Recoupe-Now")) - Date.now();
  again = Number(answer.headers.get("Recoupe-Again"));
  if (answer.status === 304) return;
  const wasBusy = board.dataset.again;
  show(await answer.text());
  tag = answer.headers.get("ETag").replace(/^W\/|"/g, "");
  tick();
  speak();
  // On the wall, other buttons are offered once the last one has finished.
  if (!auto && String(again) !== wasBusy) location.reload();
}

function show(html) {
  const open = [...board.querySelectorAll("details[open]")].map((one) => one.id);
  const focused = board.contains(document.activeElement) ? document.activeElement.id : "";
  const fresh = document.createElement("div");
  fresh.innerHTML = html;
  board.replaceChildren(...fresh.childNodes);
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

function tick() {
  const now = Date.now() + ahead;
  for (const end of board.querySelectorAll("[data-ends]")) {
    const time = clockOf(Math.max(0, Math.ceil((Date.parse(end.dateTime) - now) / 1000)));
    end.textContent = board.dataset.left.replace("{time}", time);
  }
  for (const label of board.querySelectorAll("[data-counted]")) label.textContent = label.dataset.counted;
  if (clock) clock.textContent = new Date(now).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
}

function clockOf(seconds) {
  const two = (number) => String(number).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

function sentence() {
  return board.querySelector("[data-said]")?.dataset.said ?? "";
}

function speak() {
  if (sentence() === said || performance.now() - saidAt < SAID_EVERY_MS) return;
  announcer.textContent = said = sentence();
  saidAt = performance.now();
}

tick();
setInterval(tick, 1000);
setTimeout(ask, again * 1000);
document.addEventListener("visibilitychange", () => document.hidden || refresh().catch(() => {}));
