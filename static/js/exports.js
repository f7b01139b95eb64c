// How far an export is: asked every second, and the page loaded anew when it is finished.
const place = document.querySelector("[data-export]");
if (place) {
  const message = place.querySelector("[data-export-message]");
  const bar = place.querySelector("progress");
  const ask = async () => {
    try {
      const answer = await fetch(place.dataset.export, { headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error(answer.status);
      const state = await answer.json();
      if (state.finished) {
        window.location.reload();
        return;
      }
      // Written only when it changes: a screen reader would say it again every second.
      if (message.textContent !== state.message) message.textContent = state.message;
      if (state.total) {
        bar.max = state.total;
        bar.value = state.done;
      }
    } catch {
      // The network may come back: go on asking.
    }
    window.setTimeout(ask, 1000);
  };
  window.setTimeout(ask, 1000);
}
