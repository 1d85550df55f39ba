// The service worker, served as /sw.js after a line that sets self.saan = {version, shell: {address: digest}} (phones.web.PhoneShell). Keeps the parts
// of pages by their version, the last state of the pages of one account, and sends what waits when no page is open.
import {list, note, send, setNote, who} from '/static/phone/queue.js';

const SHELL = 'shell-';
const PAGES = 'pages-';
const OFFLINE = '/offline';
/** A weak signal is waited for so long before the last state is shown. */
const PATIENCE = 8000;

const shell = () => caches.open(SHELL + self.saan.version);
/** Grows when pages are forgotten: what was asked for before is not kept afterwards. */
let era = 0;

async function install() {
  const cache = await shell();
  await Promise.all(Object.entries(self.saan.shell).map(async ([address, digest]) => {
    await cache.put(address, await exact(address, digest));
  }));
  // Nobody's name is on the page of the shell.
  const page = await fetch(OFFLINE, {cache: 'reload', credentials: 'omit'});
  if (!page.ok) throw new Error(OFFLINE);
  await cache.put(OFFLINE, page);
  await self.skipWaiting();
}

/** What the page has just loaded is not loaded again, unless it is of another version. */
async function exact(address, digest) {
  for (const mode of ['default', 'reload']) {
    const answer = await fetch(address, {cache: mode});
    const found = await crypto.subtle.digest('SHA-256', await answer.clone().arrayBuffer());
    const hex = Array.from(new Uint8Array(found), (b) => b.toString(16).padStart(2, '0')).join('');
    if (answer.ok && hex.startsWith(digest)) return answer;
  }
  throw new Error(address);
}

async function activate() {
  const names = await caches.keys();
  await Promise.all(names
    .filter((name) => name.startsWith(SHELL) && name !== SHELL + self.saan.version)
    .map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function forget(except) {
  const gone = (await caches.keys()).filter((name) => name.startsWith(PAGES) && name !== except);
  if (gone.length) era += 1;
  await Promise.all(gone.map((name) => caches.delete(name)));
}

/** Keeps a page that the hub lets phones keep, for its account alone. */
async function keep(address, answer, began) {
  const account = answer.headers.get('Saan-Account');
  if (!account) return;
  const name = PAGES + account;
  if (began !== era) return;
  await forget(name);
  if (answer.status !== 200 || !answer.headers.has('Saan-Keep')) return;
  const now = era;
  const headers = new Headers(answer.headers);
  headers.delete('Content-Encoding');
  headers.delete('Content-Length');
  headers.set('Saan-Kept', Date.now());
  const copy = new Response(await answer.blob(), {headers});
  if (now !== era) return;
  const cache = await caches.open(name);
  await cache.put(address.split('#')[0], copy);
  if (now !== era) await caches.delete(name);
}

/** The last state of a page, saying since when in its first tag. */
async function kept(address) {
  for (const name of await caches.keys()) {
    if (!name.startsWith(PAGES)) continue;
    const page = await (await caches.open(name)).match(address.split('#')[0], {ignoreVary: true});
    if (page) {
      const text = (await page.text()).replace('<html ', `<html data-kept="${Number(page.headers.get('Saan-Kept'))}" `);
      return new Response(text, {headers: page.headers});
    }
  }
  return null;
}

/** The page of the shell; after signing out without signal it says so instead. */
async function fallback(signedOut) {
  const page = await (await shell()).match(OFFLINE);
  if (!page) return Response.error();
  const text = await page.text();
  return new Response(signedOut ? text.replace('<html ', '<html data-signed-out ') : text,
    {status: 503, headers: {'Content-Type': 'text/html;charset=UTF-8'}});
}

/** Somebody signed out without signal; the hub hears of it before anything else. */
async function finishSignOut() {
  if (!await note('sign-out').catch(() => null)) return;
  const me = await who();
  if (me.account) {
    const form = new URLSearchParams();
    form.set(me.parameter, me.token);
    const answer = await fetch('/sign-out', {method: 'POST', body: form, redirect: 'manual'});
    if (answer.type !== 'opaqueredirect' && !answer.ok) throw new Error('not signed out');
  }
  await setNote('sign-out', null);
}

async function page(event) {
  const {request} = event;
  const began = era;
  const net = finishSignOut().then(() => fetch(request)).then((answer) => {
    if (answer.type === 'basic' && request.method === 'GET') {
      event.waitUntil(keep(request.url, answer.clone(), began).catch(() => {}));
    }
    return answer;
  });
  if (request.method !== 'GET') return net.catch(() => fallback(false));
  const slow = new Promise((yes) => { setTimeout(yes, PATIENCE, null); });
  const answer = await Promise.race([net.catch(() => null), slow]);
  if (answer && answer.status < 500) return answer;
  const old = await kept(new URL(request.url).pathname === '/' ? new URL('/our-work', request.url).href : request.url);
  return old || answer || net.catch(() => fallback(false));
}

async function signOut(event) {
  await forget('');
  era += 1;
  try {
    return await fetch(event.request);
  } catch (noSignal) {
    await setNote('sign-out', 'wanted');
    return fallback(true);
  }
}

async function part(event) {
  const cache = await shell();
  const known = await cache.match(event.request, {ignoreVary: true});
  if (known) return known;
  const answer = await fetch(event.request);
  if (answer.ok) event.waitUntil(cache.put(event.request, answer.clone()));
  return answer;
}

async function keepAll({pages, assets}) {
  const cache = await shell();
  await Promise.all(assets.map(async (address) => {
    if (!await cache.match(address)) {
      const answer = await fetch(address, {cache: 'force-cache'});
      if (answer.ok) await cache.put(address, answer);
    }
  }));
  for (const address of pages) {
    const began = era;
    await keep(address, await fetch(address, {redirect: 'manual', credentials: 'same-origin'}), began);
  }
}

async function sendAll() {
  await finishSignOut();
  const {account} = await who();
  if (account && (await list(account)).length && await send(account)) throw new Error('later');
}

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('message', (event) => {
  if (event.data && event.data.pages) event.waitUntil(keepAll(event.data).catch(() => {}));
});
self.addEventListener('sync', (event) => {
  if (event.tag === 'saan-queue') event.waitUntil(sendAll());
});
self.addEventListener('fetch', (event) => {
  const address = new URL(event.request.url);
  if (address.origin !== self.location.origin) return;
  if (event.request.mode === 'navigate') {
    event.respondWith(address.pathname === '/sign-out' ? signOut(event) : page(event));
  } else if (event.request.method === 'GET' && address.pathname.startsWith('/static/')) {
    event.respondWith(part(event));
  }
});
