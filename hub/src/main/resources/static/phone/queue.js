// What waits on this phone to be sent: kept in IndexedDB until the hub has it, sent one by one in the order of writing,
// exactly once (docs/offline.md). Used by pages and by the service worker; knows no page.

const STORE = 'queue';
const NOTES = 'notes';
const news = 'BroadcastChannel' in self ? new BroadcastChannel('saan-queue') : null;
/** A weak signal is given so long for an answer, and a second more for each so many bytes of photos. */
const PATIENCE = 30000;
const BYTES_A_SECOND = 10000;

let opened = null;

function database() {
  opened ||= new Promise((yes, no) => {
    const asked = indexedDB.open('saan', 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore(STORE, {keyPath: 'n', autoIncrement: true});
      asked.result.createObjectStore(NOTES);
    };
    asked.onsuccess = () => {
      asked.result.onclose = () => { opened = null; };
      yes(asked.result);
    };
    asked.onerror = () => { opened = null; no(asked.error); };
  });
  return opened;
}

/** Runs one request in a transaction of its own; what it wrote is on the disk when the promise is kept. */
async function within(store, mode, ask) {
  const db = await database();
  return new Promise((yes, no) => {
    const change = db.transaction(store, mode, mode === 'readwrite' ? {durability: 'strict'} : {});
    const asked = ask(change.objectStore(store));
    change.oncomplete = () => yes(asked.result);
    change.onabort = () => no(change.error);
    change.onerror = () => no(change.error);
  });
}

function tell() {
  if (news) news.postMessage('changed');
}

/** Calls back when another page, or the service worker, has changed what waits. */
export function onNews(call) {
  if (news) news.onmessage = call;
}

/** A random UUID; crypto.randomUUID is not there where a page came over plain HTTP. */
export function newId() {
  const b = crypto.getRandomValues(new Uint8Array(16));
  b[6] = (b[6] & 15) | 64;
  b[8] = (b[8] & 63) | 128;
  const h = Array.from(b, (x) => x.toString(16).padStart(2, '0')).join('');
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-${h.slice(12, 16)}-${h.slice(16, 20)}-${h.slice(20)}`;
}

/**
 * Keeps a form. Of an item: account (who wrote it), action (path), fields ([name, text or {blob, name}] in order), once,
 * at (time of the work, ISO), title (in words), page (path to correct it at), about, typed ([label, value] as shown),
 * part (asks for a part of a page). Returns its number.
 */
export async function add(item) {
  const n = await within(STORE, 'readwrite', (s) => s.add({...item, state: 'waits', tries: 0}));
  tell();
  return n;
}

export const get = (n) => within(STORE, 'readonly', (s) => s.get(n));

export async function put(item) {
  await within(STORE, 'readwrite', (s) => s.put(item));
  tell();
}

export async function remove(n) {
  await within(STORE, 'readwrite', (s) => s.delete(n));
  tell();
}

/** What one account has waiting here, or what the hub refused, oldest first. Nobody else's. */
export async function list(account) {
  return (await within(STORE, 'readonly', (s) => s.getAll())).filter((item) => item.account === account);
}

/** How much waits here, of anybody. */
export const count = () => within(STORE, 'readonly', (s) => s.count());

export const note = (name) => within(NOTES, 'readonly', (s) => s.get(name));
export const setNote = (name, value) =>
  within(NOTES, 'readwrite', (s) => (value === null ? s.delete(name) : s.put(value, name)));

/** Who is signed in at the hub now, and the token that forms need. Fails without signal. */
export async function who() {
  const answer = await fetch('/phone/me', {cache: 'no-store', credentials: 'same-origin'});
  if (!answer.ok || !answer.headers.has('Saan-Me')) throw new Error('no hub');
  return answer.json();
}

function body(item, me) {
  const files = item.fields.some(([, value]) => typeof value !== 'string');
  const form = files ? new FormData() : new URLSearchParams();
  for (const [name, value] of item.fields) {
    if (typeof value === 'string') form.append(name, value);
    else form.append(name, value.blob, value.name);
  }
  form.set('once', item.once);
  form.set('at', item.at);
  form.set(me.parameter, me.token);
  return form;
}

const bytes = (item) => item.fields.reduce((sum, [, value]) => sum + (value.blob ? value.blob.size : 0), 0);

/** Sends one item. What became of it: done, refused, signed-out, stale (token), or later. Never throws. */
async function post(item, me) {
  const cut = new AbortController();
  const limit = setTimeout(() => cut.abort(), PATIENCE + (bytes(item) / BYTES_A_SECOND) * 1000);
  try {
    const headers = {'Saan-Queue': item.account, 'Saan-Clock': new Date().toISOString()};
    if (item.part) headers['Saan-Part'] = item.part;
    const answer = await fetch(item.action, {
      method: 'POST', body: body(item, me), headers, signal: cut.signal, credentials: 'same-origin', redirect: 'manual',
    });
    const text = await answer.text();
    const mark = answer.headers.get('Saan-Queue');
    if (mark === 'done' && answer.ok) return {state: 'done', text};
    if (mark === 'signed-out' || answer.status === 401) return {state: 'signed-out'};
    if (answer.status === 403) return {state: 'stale'};
    if (mark === 'refused') return {state: 'refused', reason: JSON.parse(text).detail};
    // Neither too slow nor too often: the hub, or somebody before it, does not want this at all.
    if (answer.status >= 400 && answer.status < 500 && ![408, 425, 429].includes(answer.status)) return {state: 'refused'};
    return {state: 'later'};
  } catch (noSignal) {
    return {state: 'later'};
  } finally {
    clearTimeout(limit);
  }
}

/** One at a time over all pages and the service worker. */
function alone(work) {
  return self.navigator.locks ? self.navigator.locks.request('saan-queue', work) : work();
}

/**
 * Sends what waits of one account until nothing does or something stands in the way, and tells of each step. Returns why it
 * stopped: empty, 'signal' or 'signed-out'.
 */
export function send(account, told = () => {}) {
  return alone(async () => {
    let me = null;
    let fresh = false;
    for (;;) {
      const item = (await list(account)).find((one) => one.state === 'waits');
      if (!item) return '';
      try {
        if (!me) { me = await who(); fresh = true; }
      } catch (noSignal) {
        return 'signal';
      }
      if (me.account !== account) return 'signed-out';
      told(item, {state: 'sending'});
      const answer = await post(item, me);
      const now = await get(item.n);
      if (answer.state === 'stale') {
        if (fresh) return 'signal';
        me = null;
        continue;
      }
      fresh = false;
      if (answer.state === 'done') {
        await remove(item.n);
      } else if (answer.state === 'refused') {
        // Nothing was done under this token, so the corrected form gets another.
        if (now) await put({...now, state: 'refused', reason: answer.reason || '', once: newId()});
      } else {
        if (now) await put({...now, tries: now.tries + 1});
        told(item, answer);
        return answer.state === 'signed-out' ? 'signed-out' : 'signal';
      }
      told(item, answer);
    }
  });
}
