// Answers on their way to the server. Each is written to this device before it is sent, is sent in order, again and
// again until the server has it, and is forgotten here only then. Several tabs keep theirs side by side.

import { Store } from "./store.js";

const RETRY_SECONDS = [1, 2, 4, 8, 15];
const PATIENCE_MS = 12_000;

export class Outbox {
  // listener: sent(entry, reply), elsewhere(entry, reply, mine), refused(entry), trouble(kind | null), changed()
  constructor(attempt, urls, form, listener) {
    Object.assign(this, { urls, form, listener });
    this.prefix = `recoupe.attempt.${attempt}.`;
    this.store = new Store(this.prefix);
    this.tab = Math.random().toString(36).slice(2, 10);
    this.count = 0;
    this.failures = 0;
    this.sending = false;
    this.timer = null;
    this.stored = true;
    this.lostKey = `recoupe.lost.${attempt}`;
    this.lostAt = null;
    this.entries = [];
    this.drafts = new Map();
  }

  // What earlier visits left here. What this one has put in since it began to look is among the entries already.
  async open() {
    const kept = await this.store.all();
    for (const [key, value] of kept) {
      if (key.startsWith(`${this.prefix}${this.tab}.`)) continue;
      if (value.draft) this.drafts.set(value.item, { ...value, key });
      else this.entries.push({ ...value, key, left: true });
    }
    this.entries.sort((one, other) => one.at - other.at || (one.key < other.key ? -1 : 1));
    const since = Number(remembered(this.lostKey));
    if (since) this.lostAt = performance.now() - Math.max(0, Date.now() - since);
    return this;
  }

  get isEmpty() {
    return this.entries.length === 0;
  }

  lastOf(item) {
    return this.entries.findLast((entry) => entry.item === item);
  }

  // Words that are still being typed: kept, and sent when the student pauses.
  putDraft(item, sequence, answer) {
    const key = `${this.prefix}draft.${item}`;
    const draft = { draft: true, key, item, sequence, answer };
    this.drafts.set(item, draft);
    this.store.put(key, draft);
  }

  dropDraft(item) {
    const draft = this.drafts.get(item);
    if (!draft) return;
    this.drafts.delete(item);
    this.store.remove(draft.key);
  }

  put(item, sequence, answer) {
    const key = `${this.prefix}${this.tab}.${String((this.count += 1)).padStart(6, "0")}`;
    // Later than everything that waits, whatever the clock of the device has done since.
    const at = Math.max(Date.now(), (this.entries.at(-1)?.at ?? 0) + 1);
    const entry = { key, item, sequence, answer, at };
    this.entries.push(entry);
    const draft = this.drafts.get(item);
    entry.kept = this.store.put(key, { item, sequence, answer, at }).then((safe) => {
      if (!safe) this.stored = false;
      // Unless something else has been typed since.
      if (draft && this.drafts.get(item) === draft) this.dropDraft(item);
    });
    this.listener.changed();
    this.send();
    return entry.kept;
  }

  drop(item) {
    for (const entry of this.entries.filter((one) => one.item === item)) this.#forget(entry);
  }

  // What waits goes on waiting.
  stop() {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  async send() {
    if (this.sending || this.stopped) return;
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
    let reply;
    try {
      reply = await this.#post(this.urls.responses, { item: entry.item, sequence: entry.sequence, answer: entry.answer });
    } catch {
      return this.#later("offline");
    }
    // Not hers in this browser any more: somebody else has signed in. Hers it stays, and waits.
    if (reply.type === "opaqueredirect" || [401, 403, 404].includes(reply.status)) return this.#later("signed-out");
    if (reply.status === 400) return (await this.#freshToken()) || this.#later("signed-out");
    if (reply.status >= 500 || reply.status === 408 || reply.status === 429) return this.#later("offline");
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

  #post(url, body) {
    return fetch(url, {
      method: "POST",
      headers: {
        "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": this.form.elements.csrf_token.value,
      },
      body: JSON.stringify(body),
      redirect: "manual",
      keepalive: true,
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  }

  // Whoever had to sign in again has a new session, and the page still the token of the old one.
  async #freshToken() {
    try {
      const options = { headers: { Accept: "application/json" }, redirect: "manual", signal: AbortSignal.timeout(6_000) };
      const reply = await fetch(this.urls.clock, options);
      const { token } = reply.ok ? await reply.json() : {};
      const field = this.form.elements.csrf_token;
      if (!token || token === field.value || this.renewed) return false;
      // Once; a second refusal in a row is about something else.
      this.renewed = true;
      field.value = token;
      return true;
    } catch {
      return false;
    }
  }

  #recovered() {
    this.renewed = false;
    this.noteBack();
    if (!this.failures) return;
    this.failures = 0;
    this.listener.trouble(null);
  }

  // The network is gone, or back; the log of the attempt tells of it, and nothing depends on it. The moment is kept
  // through a reload by the clock of the device, which may be wrong but goes on at the same pace.
  noteLoss() {
    if (this.lostAt !== null) return;
    this.lostAt = performance.now();
    remember(this.lostKey, String(Date.now()));
  }

  noteBack() {
    if (this.lostAt === null) return;
    const seconds = Math.min(90_000, Math.max(0, Math.round((performance.now() - this.lostAt) / 1000)));
    this.lostAt = null;
    forget(this.lostKey);
    if (seconds && this.urls.away) {
      this.#post(this.urls.away, { seconds, answers: Math.min(this.entries.length, 9_999) }).catch(() => {});
    }
  }

  #later(kind) {
    const seconds = RETRY_SECONDS[Math.min(this.failures, RETRY_SECONDS.length - 1)];
    this.failures += 1;
    if (kind === "offline") this.noteLoss();
    // A class that comes back from a breakdown must not come back all in the same instant.
    this.timer = setTimeout(() => this.send(), seconds * 1000 * (0.75 + Math.random() / 2));
    this.#tell(kind);
    return false;
  }

  // « Kept on this device » is said only once it is.
  async #tell(kind) {
    await Promise.all(this.entries.map((entry) => entry.kept));
    if (this.failures) this.listener.trouble(kind === "offline" && !this.stored ? "storage-full" : kind);
  }

  #forget(entry) {
    this.entries = this.entries.filter((one) => one !== entry);
    this.store.remove(entry.key);
  }
}

function remembered(key) {
  try { return localStorage.getItem(key); } catch { return null; }
}

function remember(key, value) {
  try { localStorage.setItem(key, value); } catch { /* Then a reload forgets it. */ }
}

function forget(key) {
  try { localStorage.removeItem(key); } catch { /* It was not there either. */ }
}
