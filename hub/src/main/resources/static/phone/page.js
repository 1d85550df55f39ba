// A group's page on its leader's phone: says in words how old the page is and what waits, lists it, and lets it be changed.
// The words stand in the page (shared/web/_phone.jte); without this script the page is an ordinary page.
import * as queue from './queue.js';
import * as sender from './sender.js';
import * as forms from './forms.js';
import * as speech from './speech.js';

const root = document.getElementById('phone');
const account = root.dataset.account;
const signal = document.getElementById('signal');
const unsent = document.getElementById('unsent');
const html = document.documentElement;
let why = '';
let sent = false;
/** Whether the hub has answered since this page was shown from what is kept. */
let reached = !html.dataset.kept;

const on = (name) => signal.querySelector(`[data-on=${name}]`);
const fill = (at, value) => { at.textContent = at.dataset.words.replace('#', value); };

/** Time of day in Thailand, with the day when it is not today's. */
function when(at) {
  const zone = {timeZone: 'Asia/Bangkok'};
  const day = (date) => date.toLocaleDateString('en-CA', zone);
  const time = at.toLocaleTimeString('en-GB', {...zone, hour: '2-digit', minute: '2-digit'});
  return day(at) === day(new Date()) ? time
    : at.toLocaleDateString(html.lang === 'th' ? 'th-TH' : 'en-GB', {...zone, day: 'numeric', month: 'short'}) + ' ' + time;
}

function line(waiting) {
  const kept = html.dataset.kept;
  const off = !navigator.onLine || why === 'signal' || !reached;
  on('off').hidden = !off;
  on('kept').hidden = !kept;
  if (kept) fill(on('kept'), when(new Date(Number(kept))));
  on('fresh').hidden = off || (!kept && !sent);
  on('waits').hidden = waiting === 0;
  if (waiting) fill(on('waits'), waiting);
  on('sign-in').hidden = why !== 'signed-out' || waiting === 0;
  signal.hidden = [...signal.querySelectorAll('[data-on]')].every((part) => part.hidden);
}

function card(item) {
  const made = document.getElementById('unsent-item').content.firstElementChild.cloneNode(true);
  const part = (name) => made.querySelector(`[data-f=${name}]`);
  part('title').textContent = item.title;
  part('state').textContent = root.dataset[item.state === 'refused' ? 'refused' : why === 'signed-out' ? 'signedOut' : 'waits'];
  part('state').className = item.state === 'refused' ? 'badge bad' : 'badge warn';
  part('at').textContent = when(new Date(item.at));
  const photos = item.fields.filter(([, value]) => typeof value !== 'string').length;
  part('photos').hidden = photos === 0;
  fill(part('photos'), photos);
  part('typed').textContent = item.typed.map(([label, value]) => (label ? `${label}: ${value}` : value)).join(' · ');
  part('typed').hidden = item.typed.length === 0;
  part('reason').hidden = item.state !== 'refused';
  part('reason').textContent = item.reason || root.dataset.refusedWords;
  const edit = made.querySelector('[data-do=edit]');
  const remove = made.querySelector('[data-do=remove]');
  edit.hidden = item.typed.length === 0 && photos === 0 || Boolean(item.part);
  edit.append(hiddenWords(item.title));
  remove.append(hiddenWords(item.title));
  edit.addEventListener('click', () => forms.edit(item));
  remove.addEventListener('click', async () => {
    if (remove.dataset.asked) {
      await queue.remove(item.n);
      await show();
      unsent.hidden ? document.getElementById('main').focus() : unsent.querySelector('h2').focus();
    } else {
      remove.dataset.asked = 'yes';
      remove.textContent = remove.dataset.sure;
    }
  });
  return made;
}

function hiddenWords(text) {
  const words = document.createElement('span');
  words.className = 'vh';
  words.textContent = ' ' + text;
  return words;
}

/** Things whose answer waits say so themselves, in place of their buttons. */
function marks(items) {
  document.querySelectorAll('[data-about]:not(.dlg)').forEach((thing) => {
    const changed = thing.querySelector('form[data-draft]');
    const item = !changed && items.find((one) => one.about === thing.dataset.about && one.state === 'waits');
    thing.classList.toggle('waits', Boolean(item));
    let mark = thing.querySelector('.waits-note');
    if (item && !mark) {
      mark = document.createElement('p');
      mark.className = 'waits-note note warn';
      mark.tabIndex = -1;
      const buttons = thing.querySelector('form[data-offline], .two');
      if (!buttons) return;
      buttons.before(mark);
    }
    if (mark && item) mark.textContent = `${item.title} · ${root.dataset.waits} ${when(new Date(item.at))}`;
    if (mark && !item) mark.remove();
  });
}

async function show() {
  const items = await queue.list(account).catch(() => []);
  line(items.length);
  unsent.hidden = items.length === 0;
  // What somebody is about to press is not drawn anew under the finger.
  if (!unsent.contains(document.activeElement) || items.length !== unsent.querySelectorAll('article').length) {
    unsent.querySelector('.list').replaceChildren(...items.map(card));
  }
  marks(items);
  root.dataset.shown = items.length;
}

function sayNotice() {
  const words = sessionStorage.getItem('saan.notice');
  sessionStorage.removeItem('saan.notice');
  if (!words || document.querySelector('.notice-in')) return;
  const notice = document.getElementById('phone-notice').content.firstElementChild.cloneNode(true);
  notice.querySelector('[data-f=words]').textContent = words;
  document.getElementById('main').prepend(notice);
}

/** Of pages that this one leads to, those that the phone has not kept yet; at most ten. */
async function notKept(addresses) {
  const missing = [];
  for (const address of [...new Set(addresses)].slice(0, 10)) {
    if (!await caches.match(address)) missing.push(address);
  }
  return missing;
}

/** The service worker keeps this page and the group's others; told once, for it was not there when they came. */
async function install() {
  if (!navigator.serviceWorker) return;
  const known = Boolean(navigator.serviceWorker.controller);
  await navigator.serviceWorker.register('/sw.js', {type: 'module'});
  const worker = (await navigator.serviceWorker.ready).active;
  const saving = navigator.connection && navigator.connection.saveData;
  const next = saving ? [] : await notKept([...document.querySelectorAll('a[data-keep]')].map((link) => link.href));
  if (known) {
    if (next.length && !html.dataset.kept) worker.postMessage({pages: next, assets: []});
    return;
  }
  const pages = saving ? [] : root.dataset.pages.split(' ').map((one) => new URL(one, location.href).href).concat(next);
  worker.postMessage({
    pages: [...new Set([location.href.split('#')[0], ...pages])],
    assets: performance.getEntriesByType('resource').map((one) => one.name).filter((name) => name.includes('/static/')),
  });
}

/** Whether there is signal again on a page that is kept; its forms get a token that holds. */
async function reach() {
  try {
    const me = await queue.who();
    if (me.account && me.account !== account) location.reload();
    document.querySelectorAll(`input[name=${me.parameter}]`).forEach((field) => { field.value = me.token; });
    reached = true;
  } catch (noSignal) {
    setTimeout(reach, 15000);
  }
  show();
}

document.addEventListener('saan:queue', ({detail}) => {
  if (detail.state === 'done' && !detail.item.part) sent = true;
  if ('why' in detail) {
    why = detail.why;
    show();
  }
});
document.addEventListener('saan:kept', async ({detail, target}) => {
  await show();
  if (detail.dialog || !target.closest('[data-about]')) {
    location.hash = 'unsent';
    unsent.querySelector('h2').focus();
  } else {
    const mark = target.closest('[data-about]').querySelector('.waits-note');
    if (mark) mark.focus();
  }
});
addEventListener('online', show);
addEventListener('offline', show);
queue.onNews(show);
sayNotice();
speech.start();
forms.start(account, {refused: root.dataset.refusedWords});
show();
sender.start(account);
if (!reached) reach();
install().catch(() => { /* Without a service worker the queue works while a page is open. */ });
