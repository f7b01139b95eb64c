// How far a job is: asked every second, and the page loaded anew when it is finished.

// `address` answers with finished, message, done and total; `unknown` tells states that have no measure yet.
export function follow(address, message, bar, unknown = () => false) {
  const ask = async () => {
    try {
      const answer = await fetch(address, { headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error(answer.status);
      const state = await answer.json();
      if (state.finished) {
        window.location.reload();
        return;
      }
      // Written only when it changes: a screen reader would say it again every second.
      if (message.textContent !== state.message) message.textContent = state.message;
      if (unknown(state)) {
        bar.removeAttribute("value");
      } else if (state.total) {
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
