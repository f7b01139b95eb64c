// Answers on their way to the server. Each is written to this device before it is sent, is sent in order, again and
// again until the server has it, and is forgotten here only then. Several tabs keep theirs side by side.

const RETRY_SECONDS = [1, 2, 4, 8, 15];
const PATIENCE_MS = 12_000;

export class Outbox {
  // listener: sent(entry, reply), elsewhere(entry, reply, mine), refused(entry), trouble(kind | null), changed()
  constructor(attempt, url, token, listener) {
    Object.assign(this, { url, token, listener });
    this.prefix = `recoupe.attempt.${attempt}.`;
    this.tab = Math.random().toString(36).slice(2, 10);
    this.count = 0;
    this.failures = 0;
    this.sending = false;
    this.timer = null;
    this.stored = true;
    this.entries = this.#found();
  }

  get isEmpty() {
    return this.entries.length === 0;
  }

  lastOf(item) {
    return this.entries.findLast((entry) => entry.item === item);
  }

  // An answer that was never tried is replaced; one that may have reached the server is left as it is.
  put(item, sequence, answer) {
    const waiting = this.lastOf(item);
    if (waiting && !waiting.tried) {
      waiting.answer = answer;
      this.#write(waiting);
    } else {
      const key = `${this.prefix}${this.tab}.${String((this.count += 1)).padStart(6, "0")}`;
      const entry = { key, item, sequence, answer, at: Date.now(), tried: false };
      this.entries.push(entry);
      this.#write(entry);
    }
    this.listener.changed();
    this.send();
  }

  drop(item) {
    for (const entry of this.entries.filter((one) => one.item === item)) this.#forget(entry);
  }

  async send() {
    if (this.sending) return;
    this.sending = true;
    clearTimeout(this.timer);
    try {
      while (this.entries.length && (await this.#sendFirst()));
    } finally {
      this.sending = false;
      this.listener.changed();
    }
  }

  // Resolves to true when everything has arrived, to false when time is up before.
  async drained(milliseconds) {
    const end = performance.now() + milliseconds;
    this.send();
    while (!this.isEmpty && performance.now() < end) await new Promise((done) => setTimeout(done, 60));
    return this.isEmpty;
  }

  async #sendFirst() {
    const entry = this.entries[0];
    entry.tried = true;
    this.#write(entry);
    let reply;
    try {
      reply = await fetch(this.url, {
        method: "POST",
        headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": this.token },
        body: JSON.stringify({ item: entry.item, sequence: entry.sequence, answer: entry.answer }),
        redirect: "manual",
        keepalive: true,
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
    } catch {
      return this.#later("offline");
    }
    if (reply.type === "opaqueredirect" || [400, 401, 403].includes(reply.status)) return this.#later("signed-out");
    if (reply.status >= 500 || reply.status === 429) return this.#later("offline");
    let body;
    try {
      body = await reply.json();
    } catch {
      return this.#later("offline");
    }
    this.#recovered();
    if (reply.ok) {
      this.#forget(entry);
      this.listener.sent(entry, body);
    } else if (reply.status === 409) {
      const mine = this.lastOf(entry.item).answer;
      this.drop(entry.item);
      this.listener.elsewhere(entry, body, mine);
    } else {
      this.#forget(entry);
      this.listener.refused(entry);
    }
    return true;
  }

  #recovered() {
    if (!this.failures) return;
    this.failures = 0;
    this.listener.trouble(null);
  }

  #later(kind) {
    const seconds = RETRY_SECONDS[Math.min(this.failures, RETRY_SECONDS.length - 1)];
    this.failures += 1;
    // A class that comes back from a breakdown must not come back all in the same instant.
    this.timer = setTimeout(() => this.send(), seconds * 1000 * (0.75 + Math.random() / 2));
    this.listener.trouble(kind === "offline" && !this.stored ? "storage-full" : kind);
    return false;
  }

  #found() {
    const entries = [];
    try {
      for (let i = 0; i < localStorage.length; i += 1) {
        const key = localStorage.key(i);
        if (key.startsWith(this.prefix)) entries.push({ ...JSON.parse(localStorage.getItem(key)), key, tried: true });
      }
    } catch {
      this.stored = false;
    }
    return entries.sort((one, other) => one.at - other.at || (one.key < other.key ? -1 : 1));
  }

  #write(entry) {
    const { key, ...rest } = entry;
    try {
      localStorage.setItem(key, JSON.stringify(rest));
    } catch {
      this.stored = false;
    }
  }

  #forget(entry) {
    this.entries = this.entries.filter((one) => one !== entry);
    try {
      localStorage.removeItem(entry.key);
    } catch {
      this.stored = false;
    }
  }
}
