// The class refreshes by itself every ten seconds while the page is looked at. The reader's place stays: scrolling,
// focus and the rest of the page are left alone. Without this script the page is simply reloaded by hand.

const EVERY = 10_000;

for (const board of document.querySelectorAll("[data-board]")) {
  const content = board.querySelector("[data-board-content]");
  const choice = board.querySelector(".board__refresh");
  const wanted = choice.querySelector("input");
  choice.hidden = false;

  const refresh = async () => {
    if (document.hidden || !wanted.checked) return;
    const answer = await fetch(board.dataset.board, { headers: { Accept: "text/html" } }).catch(() => null);
    // Signed out meanwhile: the answer is another page, which must not be put into this one.
    if (!answer?.ok || answer.redirected) return;
    replace(content, await answer.text());
  };

  window.setInterval(refresh, EVERY);
  document.addEventListener("visibilitychange", refresh);
  wanted.addEventListener("change", refresh);
}

function replace(content, html) {
  const fresh = document.createElement("div");
  fresh.innerHTML = html;
  if (fresh.innerHTML === content.innerHTML) return;
  const focused = content.contains(document.activeElement) ? document.activeElement.id : "";
  const across = content.querySelector(".table-scroll")?.scrollLeft ?? 0;
  content.replaceChildren(...fresh.childNodes);
  const table = content.querySelector(".table-scroll");
  if (table) table.scrollLeft = across;
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}
