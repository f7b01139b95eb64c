// A file in the making.

import { follow } from "./job_progress.js";

const place = document.querySelector("[data-export]");
if (place) follow(place.dataset.export, place.querySelector("[data-export-message]"), place.querySelector("progress"));
