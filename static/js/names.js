// Who is behind an invented name: from a list on the teacher's device, in this tab, and sent nowhere.

const KEY = "recoupe.names";
const INVENTED = /\p{Lu}\p{L}+-\d{2}(?!\d)/gu;

export function known() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}

export function remember(names) {
  sessionStorage.setItem(KEY, JSON.stringify({ ...known(), ...names }));
}

export function forget() {
  sessionStorage.removeItem(KEY);
}

/** Put the names in the place of the invented ones, also in what comes into the page later. */
export function show(root) {
  const names = known();
  put(root, names);
  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "characterData") putInText(change.target, names);
      for (const node of change.addedNodes) put(node, names);
    }
  }).observe(root, { childList: true, characterData: true, subtree: true });
}

function put(node, names) {
  if (node.nodeType === Node.TEXT_NODE) return putInText(node, names);
  if (node.nodeType !== Node.ELEMENT_NODE || node.closest("[data-invented], script, style, textarea")) return;
  for (const element of [node, ...node.querySelectorAll("[aria-label]")]) {
    const label = element.getAttribute("aria-label");
    if (label) element.setAttribute("aria-label", named(label, names));
  }
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) putInText(walker.currentNode, names);
}

function putInText(text, names) {
  if (text.parentElement?.closest("[data-invented], script, style, textarea")) return;
  const words = named(text.data, names);
  if (words !== text.data) text.data = words;
}

function named(words, names) {
  return words.replace(INVENTED, (invented) => names[invented] ?? invented);
}

/** The lines of a list: an invented name and a name, with ; or , or a tab between. */
export function readList(words) {
  const names = {};
  for (const line of words.replace(/^\ufeff/, "").split(/\r\n|\r|\n/)) {
    // A name may hold the sign that separates; an invented one never does.
    const [, invented, rest] = line.match(/^\s*"?([^";,\t]+)"?\s*[;,\t](.*)$/u) ?? [];
    const name = rest?.trim().replace(/^"([^]*)"$/u, "$1").replaceAll('""', '"').replace(/^'(?=[=+\-@])/u, "").trim();
    if (invented?.match(/^\p{Lu}\p{L}+-\d{2}$/u) && name) names[invented] = name;
  }
  return names;
}

/** The same as a file: a name is quoted, and never begins like a formula. */
export function writeList(names) {
  const cell = (words) => `"${words.replace(/^(?=[=+\-@])/, "'").replaceAll('"', '""')}"`;
  return "\ufeff" + Object.entries(names).map(([invented, name]) => `${invented};${cell(name)}\r\n`).join("");
}
