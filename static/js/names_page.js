// The page of the list of names: everything on it stays in this browser.
import { forget, known, readList, remember, writeList } from "./names.js";

const desk = document.querySelector("[data-names]");
if (desk) {
  desk.hidden = false;
  const rows = [...document.querySelectorAll("[data-invented]")];
  const fields = rows.map((row) => row.querySelector("input"));
  const said = desk.querySelector("[data-names-said]");
  const say = (words) => (said.textContent = words);
  const inventedOf = (row) => row.dataset.invented;
  const listed = () => Object.fromEntries(rows.map((row, place) => [inventedOf(row), fields[place].value.trim()]).filter(([, name]) => name));

  const fill = (names) => rows.forEach((row, place) => (fields[place].value = names[inventedOf(row)] ?? fields[place].value));

  for (const field of fields) field.hidden = false;
  fill(known());

  desk.querySelector("[data-names-open]").addEventListener("change", async (event) => {
    const [file] = event.target.files;
    if (!file) return;
    const names = readList(await file.text());
    fill(names);
    remember(listed());
    say(desk.dataset.opened.replace("%", rows.filter((row) => names[inventedOf(row)]).length));
  });

  desk.querySelector("[data-names-deal]").addEventListener("click", () => {
    const pasted = desk.querySelector("[data-names-pasted]");
    const names = pasted.value.split(/\r\n|\r|\n/).map((name) => name.trim()).filter(Boolean);
    for (const field of fields) if (!field.value) field.value = names.shift() ?? "";
    pasted.value = names.join("\n");
    remember(listed());
    say(names.length ? desk.dataset.left.replace("%", names.length) : desk.dataset.dealt);
  });

  desk.querySelector("[data-names-keep]").addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([writeList(listed())], { type: "text/csv" }));
    link.download = desk.dataset.file;
    link.click();
    URL.revokeObjectURL(link.href);
    remember(listed());
    say(desk.dataset.kept);
  });

  desk.querySelector("[data-names-forget]").addEventListener("click", () => {
    forget();
    for (const field of fields) field.value = "";
    say(desk.dataset.forgotten);
  });

  for (const field of fields) field.addEventListener("change", () => remember(listed()));
}
