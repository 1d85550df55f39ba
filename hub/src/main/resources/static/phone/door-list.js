// The door of a session on a tablet: a tap is kept here first and sent from here, with signal or without (docs/offline.md), so that
// nothing is lost and nothing counts twice. Finds people while somebody types, reads badges by the camera where the browser can,
// and shows how many different people are there. Without this script the page is an ordinary list of forms.
import * as queue from './queue.js';
import * as sender from './sender.js';

const root = document.getElementById('door');
const account = root.dataset.account;
const rows = [...root.querySelectorAll('#people > li')];
const find = document.getElementById('find');
const there = document.getElementById('there');
const said = document.getElementById('said');
const html = document.documentElement;
const EVERY = 5000;
/** Under this name the tablet remembers what the hub said: ids and times, no names. */
const memory = 'door ' + root.dataset.action;
/** What the hub said last, today or, without signal, when the page was open before; null before it said anything. */
let hub = null;
/** Whether the hub has answered since this page was shown. */
let reached = false;

const path = (address) => new URL(address, location.href).pathname;
const mine = async () => (await queue.list(account)).filter((item) => item.action === root.dataset.action);
const field = (item, name) => (item.fields.find(([of]) => of === name) || ['', ''])[1];
const fill = (at, value) => { at.textContent = at.dataset.words.replace('#', value); };
const time = (at) => new Date(at).toLocaleTimeString('en-GB', {timeZone: 'Asia/Bangkok', hour: '2-digit', minute: '2-digit'});

/** A name for this tablet that stays with it. */
function device() {
  try {
    let name = localStorage.getItem('saan.device');
    if (!name) localStorage.setItem('saan.device', name = 'tablet-' + queue.newId().slice(0, 8));
    return name;
  } catch (noPlace) {
    return 'tablet';
  }
}

/** Whom an item is about: a row of the list, or somebody new by what was typed. */
function whom(item) {
  const code = field(item, 'code').trim().toUpperCase();
  const row = code && rows.find((one) => one.dataset.code === code);
  return field(item, 'learner') || (row ? row.dataset.learner : code || field(item, 'name') + ' ' + field(item, 'phone').replace(/\D/g, '').slice(-9));
}

function mark(row, is, came, left) {
  row.classList.toggle('there', is);
  row.querySelector('[data-came]').textContent = came + (left ? '–' + left : '');
}

/** The list and the count, from what the hub said and what waits here, in that order. */
async function show() {
  const items = await mine().catch(() => []);
  const waits = items.filter((item) => item.state === 'waits');
  const refused = items.filter((item) => item.state === 'refused');
  const at = new Map();
  if (hub) hub.people.forEach((one) => at.set(one.learner, {...one}));
  else rows.forEach((row) => at.set(row.dataset.learner,
    {there: row.dataset.first === 'yes', came: row.dataset.firstCame, left: ''}));
  for (const item of waits) {
    const one = at.get(whom(item)) || {there: false, came: '', left: ''};
    const what = field(item, 'what');
    if (what === 'CAME') at.set(whom(item), {...one, there: true, came: one.came || time(item.at)});
    if (what === 'LEFT') at.set(whom(item), {...one, left: time(item.at)});
    if (what === 'NOT_HERE') at.set(whom(item), {there: false, came: '', left: ''});
  }
  for (const row of rows) {
    const one = at.get(row.dataset.learner);
    if (one) mark(row, one.there, one.there ? one.came : '', one.left);
  }
  there.textContent = [...at.values()].filter((one) => one.there).length;
  const waiting = document.getElementById('waits');
  waiting.hidden = waits.length === 0;
  fill(waiting.querySelector('[data-words]'), waits.length);
  const bad = document.getElementById('refused');
  bad.hidden = refused.length === 0;
  fill(bad.querySelector('[data-words]'), refused.length + ': '
    + refused.map((item) => `${field(item, 'name') || field(item, 'code')} – ${item.reason}`).join(' · '));
  document.getElementById('sent').hidden = waits.length > 0 || refused.length > 0 || !reached;
  const kept = document.getElementById('kept');
  kept.hidden = !html.dataset.kept || reached;
  if (html.dataset.kept) kept.querySelector('span:last-child').textContent
    = root.dataset.keptWords.replace('#', time(Number(html.dataset.kept)));
  root.dataset.shown = waits.length;
}

async function ask() {
  try {
    const answer = await fetch(root.dataset.count, {cache: 'no-store', credentials: 'same-origin'});
    if (answer.ok && !answer.redirected) {
      hub = await answer.json();
      reached = true;
      await queue.setNote(memory, {account, hub});
    }
  } catch (noSignal) {
    const before = hub ? null : await queue.note(memory).catch(() => null);
    if (before && before.account === account) hub = before.hub;
  }
  await show();
}

/** Keeps what was tapped, then sends it. */
async function note(fields, name) {
  fields.push(['device', device()]);
  try {
    await queue.add({account, action: root.dataset.action, fields, once: queue.newId(), at: new Date().toISOString(), title: name,
      page: location.pathname, about: '', typed: []});
  } catch (noPlace) {
    return false;
  }
  said.hidden = false;
  said.querySelector('div').textContent = root.dataset.came.replace('#', name);
  await show();
  sender.sendWithoutPage();
  sender.flush();
  return true;
}

root.addEventListener('submit', async (event) => {
  const form = event.target.closest('form');
  if (path(form.action) !== root.dataset.action || form.dataset.plain) return;
  event.preventDefault();
  const fields = [...new FormData(form)].filter(([name, value]) => name !== 'once' && !name.startsWith('_') && value !== '');
  const button = event.submitter;
  if (button && button.name) fields.push([button.name, button.value]);
  const row = form.closest('li');
  // Other buttons stand where the first was: a second tap of the same finger means nothing.
  if (row && Date.now() - Number(row.dataset.tapped || 0) < 1200) return;
  if (row) row.dataset.tapped = Date.now();
  const name = row ? row.querySelector('b').textContent : form.elements.name ? form.elements.name.value : form.elements.code.value;
  if (!row && !name.trim()) return;
  if (await note(fields, name)) {
    if (!row) form.reset();
    find.value = '';
    filter();
  } else {
    form.dataset.plain = 'yes';
    form.requestSubmit(button);
  }
});

function filter() {
  const words = find.value.trim().toLowerCase();
  let seen = 0;
  for (const row of rows) {
    row.hidden = words !== '' && !row.dataset.find.toLowerCase().includes(words);
    if (!row.hidden) seen++;
  }
  document.getElementById('nobody').hidden = seen > 0;
}
find.addEventListener('input', filter);
find.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter') return;
  event.preventDefault();
  const left = rows.filter((row) => !row.hidden);
  if (left.length === 1 && find.value.trim()) left[0].querySelector('.came').click();
});

async function scan() {
  const video = document.getElementById('camera');
  const reader = new BarcodeDetector({formats: ['qr_code']});
  video.srcObject = await navigator.mediaDevices.getUserMedia({video: {facingMode: 'environment'}});
  video.hidden = false;
  await video.play();
  let last = '';
  const look = async () => {
    if (video.hidden) return;
    const found = await reader.detect(video).catch(() => []);
    const code = found.length ? found[0].rawValue.trim().toUpperCase() : '';
    if (code && code !== last) {
      last = code;
      const row = rows.find((one) => one.dataset.code === code);
      await note([['what', 'CAME'], ['how', 'QR'], ['code', code]], row ? row.querySelector('b').textContent : code);
    }
    setTimeout(look, 250);
  };
  look();
}
if ('BarcodeDetector' in window && navigator.mediaDevices) {
  const button = document.getElementById('scan');
  button.hidden = false;
  button.addEventListener('click', () => {
    const video = document.getElementById('camera');
    if (video.hidden) {
      scan().catch(() => { button.hidden = true; });
    } else {
      video.srcObject.getTracks().forEach((track) => track.stop());
      video.hidden = true;
    }
  });
}

/** The service worker keeps this page; told once, for it was not there when the page came. */
async function install() {
  if (!navigator.serviceWorker) return;
  const known = Boolean(navigator.serviceWorker.controller);
  await navigator.serviceWorker.register('/sw.js', {type: 'module'});
  const worker = (await navigator.serviceWorker.ready).active;
  if (!known) {
    worker.postMessage({
      pages: [location.href.split('#')[0]],
      assets: performance.getEntriesByType('resource').map((one) => one.name).filter((name) => name.includes('/static/')),
    });
  }
}

for (const row of rows) {
  row.dataset.first = row.classList.contains('there') ? 'yes' : '';
  row.dataset.firstCame = row.querySelector('[data-came]').textContent;
}
document.addEventListener('saan:queue', ({detail}) => { if ('why' in detail) ask(); });
addEventListener('online', ask);
addEventListener('offline', show);
queue.onNews(show);
filter();
ask();
setInterval(() => { if (!document.hidden) ask(); }, EVERY);
sender.start(account);
install().catch(() => { /* Without a service worker the queue works while the page is open. */ });
