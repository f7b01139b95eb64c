// Where answers wait on this device. Two places, because each forgets in its own way: localStorage is written in the same
// instant, and the browser may keep it in memory for seconds before it reaches the disk; IndexedDB reaches the disk
// before it says so, and is too slow for a page that is being closed. What stands in either is there.

const NAME = "recoupe";
const TABLE = "unsent";
// A database that does not open must not keep the sheet from opening.
const PATIENCE_MS = 3_000;

export class Store {
  constructor(prefix) {
    this.prefix = prefix;
    this.database = open();
  }

  // Everything kept under the prefix, by key.
  async all() {
    const nothing = new Promise((done) => setTimeout(() => done([]), PATIENCE_MS));
    const kept = new Map(await Promise.race([this.#inDatabase(), nothing]));
    for (const [key, value] of this.#inLocal()) kept.set(key, value);
    return kept;
  }

  // Settles once it would survive the loss of the browser; true when it would.
  async put(key, value) {
    const local = this.#putLocal(key, value);
    try {
      await this.#write((table) => table.put(value, key));
      return true;
    } catch {
      return local;
    }
  }

  async remove(key) {
    try { localStorage.removeItem(key); } catch { /* It was not there either. */ }
    try { await this.#write((table) => table.delete(key)); } catch { /* Sent again, it is the same answer once more. */ }
  }

  #putLocal(key, value) {
    try {
      localStorage.setItem(key, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  }

  #inLocal() {
    const kept = [];
    try {
      for (let i = 0; i < localStorage.length; i += 1) {
        const key = localStorage.key(i);
        if (key.startsWith(this.prefix)) kept.push([key, JSON.parse(localStorage.getItem(key))]);
      }
    } catch { /* Then there is nothing. */ }
    return kept;
  }

  async #inDatabase() {
    try {
      const table = (await this.database).transaction(TABLE).objectStore(TABLE);
      const range = IDBKeyRange.bound(this.prefix, `${this.prefix}\uffff`);
      const [keys, values] = await Promise.all([told(table.getAllKeys(range)), told(table.getAll(range))]);
      return keys.map((key, i) => [key, values[i]]);
    } catch {
      return [];
    }
  }

  async #write(act) {
    const transaction = (await this.database).transaction(TABLE, "readwrite", { durability: "strict" });
    act(transaction.objectStore(TABLE));
    await new Promise((done, failed) => {
      transaction.oncomplete = done;
      transaction.onerror = transaction.onabort = () => failed(transaction.error);
    });
  }
}

// Attempts of which answers wait on this device.
export async function attemptsWithUnsent() {
  const kept = await new Store("recoupe.attempt.").all();
  return [...new Set([...kept.keys()].map((key) => Number(key.split(".")[2])))];
}

function open() {
  const opened = new Promise((done, failed) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(TABLE);
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
  // Whoever needs it hears of it; without it there is still localStorage.
  opened.catch(() => {});
  return opened;
}

function told(request) {
  return new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
}
