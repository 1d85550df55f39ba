// Taps on weeks are kept on the phone and sent one by one: on a weak signal nothing is lost and nothing counts twice
// (phone/queue.js). Without this script the same buttons send the form.
import * as queue from './phone/queue.js';
import {flush, sendWithoutPage, start} from './phone/sender.js';

const form = document.querySelector('form[data-weeks]');
const words = form.dataset;
const action = form.getAttribute('action');

const row = (tap) => form.querySelector(`[data-week="${tap.week}"]`);
const shown = (tap) => (tap.technique === form.elements.technique.value ? row(tap) : null);

const say = (tap, text, look) => {
  const at = shown(tap);
  if (!at) return;
  at.classList.toggle('waits', look === 'waits');
  at.classList.toggle('failed', look === 'failed');
  at.querySelector('.state').textContent = text;
};

const press = (tap) => {
  const at = shown(tap);
  const choice = tap.fields.find(([name]) => name === 'tap');
  if (!at || !choice) return;
  at.querySelectorAll('.tap').forEach((b) => b.setAttribute('aria-pressed', String(b.value === choice[1])));
};

const put = (tap, html) => {
  const at = shown(tap);
  if (!at) return;
  const held = at.contains(document.activeElement) ? document.activeElement : null;
  const name = held && held.name;
  const value = held && held.value;
  at.outerHTML = html;
  if (held) {
    const now = row(tap);
    const same = [...now.querySelectorAll('button')].find((b) => b.name === name && b.value === value);
    (same || now.querySelector('[aria-pressed=true]') || now.querySelector('.tap')).focus();
  }
};

/** What still waits of this calendar looks as it was tapped. */
async function showWaiting(text) {
  for (const tap of await queue.list(words.account)) {
    if (tap.action !== action || tap.state !== 'waits') continue;
    press(tap);
    say(tap, text, 'waits');
  }
}

form.addEventListener('click', async (event) => {
  const button = event.target.closest('button[name=tap],button[name=undo]');
  if (!button) return;
  event.preventDefault();
  const once = queue.newId();
  const fields = [['id', once]];
  for (const name of ['technique', 'reason', 'own', 'saidBy', 'saidOn']) {
    if (form.elements[name]) fields.push([name, form.elements[name].value]);
  }
  fields.push([button.name, button.value]);
  const tap = {
    account: words.account,
    action,
    fields,
    once,
    at: new Date().toISOString(),
    title: `${button.closest('[data-week]').querySelector('[role=group]').getAttribute('aria-label')}: ${button.textContent.trim()}`,
    page: location.pathname + location.search,
    typed: [],
    part: 'week',
    week: button.closest('[data-week]').dataset.week,
    technique: form.elements.technique.value,
  };
  press(tap);
  say(tap, words.waiting, 'waits');
  await queue.add(tap);
  sendWithoutPage();
  flush();
});

document.addEventListener('saan:queue', ({detail}) => {
  const {item, state, text, reason} = detail;
  if (!item || item.action !== action) {
    if (detail.why) showWaiting(detail.why === 'signed-out' ? words.signedOut : words.again);
    return;
  }
  if (state === 'sending') say(item, words.waiting, 'waits');
  else if (state === 'done') put(item, text);
  else if (state === 'refused') say(item, reason || words.failed, 'failed');
});

showWaiting(words.waiting);
start(words.account);
