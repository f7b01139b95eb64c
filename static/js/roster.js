// Narrows the list of names as one types. Without this script the whole list is there to scroll.

const letters = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

for (const search of document.querySelectorAll("[data-filter]")) {
  const list = document.querySelector(`[data-filtered="${search.dataset.filter}"]`);
  const nothing = document.querySelector("[data-filter-empty]");
  const rows = [...list.children];
  if (rows.length < 8) continue;
  search.closest("[hidden]").hidden = false;
  search.addEventListener("input", () => {
    const words = letters(search.value).split(/\s+/);
    let shown = 0;
    for (const row of rows) {
      const text = letters(row.textContent);
      const chosen = row.querySelector("input").checked;
      row.hidden = !chosen && !words.every((word) => text.includes(word));
      if (!row.hidden) shown += 1;
    }
    nothing.hidden = shown > 0;
  });
  // Enter chooses the only name left instead of sending the form without one.
  search.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    const left = rows.filter((row) => !row.hidden);
    if (left.length === 1) {
      left[0].querySelector("input").checked = true;
      document.querySelector("#pin")?.focus();
    }
  });
}

document.querySelector("[data-filtered] input:checked")?.scrollIntoView({ block: "nearest" });
