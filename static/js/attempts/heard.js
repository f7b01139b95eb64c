// The page before handing in has no clock to set; it only lets the server know that its student is still there.

const EVERY_MS = 8_000;

const place = document.querySelector("[data-heard]");
const tell = () => document.hidden || fetch(place.dataset.heard, { headers: { Accept: "application/json" }, redirect: "manual" }).catch(() => {});
if (place) setInterval(tell, EVERY_MS);
