// Small additions for every page; each works without them.

for (const form of document.querySelectorAll("form[data-confirm]")) {
  form.addEventListener("submit", (event) => {
    if (!window.confirm(form.dataset.confirm)) event.preventDefault();
  });
}

// A double click must not send a form twice.
for (const form of document.querySelectorAll("form[method=post]:not([data-resend])")) {
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });
}
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

document.querySelector("[data-focus]")?.focus();

// A quiz with one question at a time comes whole to a browser that can turn its pages by itself.
document.cookie = "script=1; path=/; samesite=lax";

// On a phone the menu scrolls sideways: the present room comes into sight.
const here = document.querySelector(".site-nav [aria-current]");
if (here) {
  const row = here.closest("ul");
  row.scrollLeft = here.offsetLeft + here.offsetWidth - row.clientWidth + 48;
}
for (const button of document.querySelectorAll("[data-print]")) {
  button.addEventListener("click", () => window.print());
}

// Names of a class of invented names are known to this tab alone, from a list on the teacher's device.
try {
  if (!document.querySelector('form[action$="/sign-out"]')) sessionStorage.removeItem("recoupe.names");
  else if (sessionStorage.getItem("recoupe.names")) import("./names.js").then((names) => names.show(document.body));
} catch {
  // No storage: the invented names stay.
}
