// Forms with data-offline="what it is, in words": kept on the phone first, then sent. A form that the hub refuses keeps what was
// typed and says why; one that waits can be changed.
import * as queue from './queue.js';
import {flush, sendWithoutPage} from './sender.js';

/** Photos are made so small that they go through a weak signal; the hub draws them anew anyway. */
const PHOTO_WIDTH = 1600;
const SMALL_ENOUGH = 400000;
const EDIT = 'saan.edit';
const NOT_ENTERED = ['_csrf', 'once', 'at'];

export const path = (address) => new URL(address, location.href).pathname;

async function smaller(file) {
  if (!file.type.startsWith('image/') || file.size < SMALL_ENOUGH) return file;
  try {
    const drawn = await createImageBitmap(file, {imageOrientation: 'from-image'});
    const scale = Math.min(1, PHOTO_WIDTH / Math.max(drawn.width, drawn.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(drawn.width * scale);
    canvas.height = Math.round(drawn.height * scale);
    canvas.getContext('2d').drawImage(drawn, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((yes) => canvas.toBlob(yes, 'image/jpeg', 0.82));
    return blob && blob.size < file.size ? blob : file;
  } catch (unknownKind) {
    // The hub says which kinds it takes.
    return file;
  }
}

async function fieldsOf(form, button) {
  const data = new FormData(form);
  if (button && button.name) data.append(button.name, button.value);
  const fields = [];
  for (const [name, value] of data) {
    if (NOT_ENTERED.includes(name)) continue;
    if (typeof value === 'string') fields.push([name, value]);
    else if (value.size) fields.push([name, {blob: await smaller(value), name: value.name || 'photo.jpg'}]);
  }
  return fields;
}

/** What a person sees of a form, to see it again in the list. */
function typedOf(form) {
  const typed = [];
  for (const field of form.elements) {
    if (!field.name || field.type === 'hidden' || field.type === 'submit' || field.type === 'file') continue;
    if ((field.type === 'radio' || field.type === 'checkbox') && !field.checked) continue;
    const label = field.labels && field.labels[0] ? field.labels[0].textContent.trim() : '';
    if (field.type === 'radio' || field.type === 'checkbox') typed.push(['', label]);
    else if (field.value) typed.push([label, field.tagName === 'SELECT' ? field.selectedOptions[0].text : field.value]);
  }
  return typed;
}

function refuse(form, reason) {
  let alert = form.querySelector('[role=alert].note');
  if (!alert) {
    alert = document.createElement('p');
    alert.className = 'note bad';
    alert.setAttribute('role', 'alert');
    form.prepend(alert);
  }
  alert.textContent = reason;
}

function busy(form, is) {
  form.setAttribute('aria-busy', String(is));
  form.querySelectorAll('button').forEach((button) => { button.disabled = is; });
}

async function keep(form, button, account, words) {
  if (form.getAttribute('aria-busy') === 'true') return;
  busy(form, true);
  const at = new Date().toISOString();
  const about = form.closest('[data-about]');
  const dialog = form.closest('.dlg[id]');
  const item = {
    account,
    action: path(button && button.hasAttribute('formaction') ? button.formAction : form.action),
    fields: await fieldsOf(form, button),
    once: queue.newId(),
    at,
    title: form.dataset.offline,
    page: location.pathname + location.search + (dialog ? '#' + dialog.id : ''),
    about: about ? about.dataset.about : '',
    typed: typedOf(form),
  };
  let n;
  try {
    const before = form.dataset.draft ? await queue.get(Number(form.dataset.draft)) : null;
    if (before && before.account === account) {
      // The token stays: if the first try arrived after all, the hub says so instead of counting twice.
      n = before.n;
      await queue.put({...before, ...item, n, once: before.once, at: before.state === 'refused' ? at : before.at,
        state: 'waits', reason: ''});
    } else {
      n = await queue.add(item);
    }
  } catch (noPlace) {
    // A browser that keeps nothing: sent as any form is.
    busy(form, false);
    HTMLFormElement.prototype.submit.call(form);
    return;
  }
  form.dataset.draft = n;
  sendWithoutPage();
  const outcome = await result(n);
  busy(form, false);
  if (outcome.state === 'done') {
    leave(outcome.text);
  } else if (outcome.state === 'refused') {
    refuse(form, outcome.reason || words.refused);
  } else {
    delete form.dataset.draft;
    form.reset();
    form.dispatchEvent(new CustomEvent('saan:kept', {bubbles: true, detail: {dialog: Boolean(dialog)}}));
  }
}

/** Where the page would have been sent, with what it would have said there. */
function leave(text) {
  let answer = {};
  try { answer = JSON.parse(text); } catch (page) { /* The hub answered with a page: its address is this one. */ }
  if (answer.notice) sessionStorage.setItem('saan.notice', answer.notice);
  const to = new URL(answer.to || location.href, location.href);
  if (to.hash && to.pathname + to.search === location.pathname + location.search) {
    location.hash = to.hash;
    location.reload();
  } else {
    location.assign(to.href);
  }
}

/** What becomes of an item in the round that takes it. */
async function result(n) {
  let outcome = {state: 'waits'};
  const hear = ({detail}) => {
    if (detail.item && detail.item.n === n && ['done', 'refused'].includes(detail.state)) outcome = detail;
  };
  document.addEventListener('saan:queue', hear);
  await flush();
  document.removeEventListener('saan:queue', hear);
  return outcome;
}

/** Goes to where an item was written, to change it there. */
export function edit(item) {
  sessionStorage.setItem(EDIT, item.n);
  const here = location.pathname + location.search;
  if (item.page.split('#')[0] !== here) {
    location.assign(item.page);
  } else {
    location.hash = (item.page.split('#')[1] || 'main');
    restore(item.account);
  }
}

/** Fills the form of the item that is to be changed, if the page still has it. */
async function restore(account) {
  const n = sessionStorage.getItem(EDIT);
  sessionStorage.removeItem(EDIT);
  const item = n && await queue.get(Number(n));
  if (!item || item.account !== account) return;
  const form = [...document.querySelectorAll('form[data-offline]')].find((one) => path(one.action) === item.action);
  if (!form) return;
  form.dataset.draft = item.n;
  const thing = form.closest('[data-about]');
  if (thing) thing.classList.remove('waits');
  const values = (name) => item.fields.filter(([of]) => of === name).map(([, value]) => value);
  for (const field of form.elements) {
    const typed = values(field.name);
    if (!field.name || field.type === 'hidden' || field.type === 'submit') continue;
    if (field.type === 'file') {
      const files = new DataTransfer();
      typed.forEach((one) => one.blob && files.items.add(new File([one.blob], one.name, {type: one.blob.type})));
      field.files = files.files;
    } else if (field.type === 'radio' || field.type === 'checkbox') {
      field.checked = typed.includes(field.value);
    } else if (typed.length) {
      field.value = typed[0];
    }
    field.dispatchEvent(new Event('change', {bubbles: true}));
  }
  if (item.reason) refuse(form, item.reason);
  const first = [...form.elements].find((field) => field.type !== 'hidden' && !field.disabled && field.offsetParent);
  if (first) first.focus();
}

/** From now on forms with data-offline are kept first. */
export function start(account, words) {
  document.addEventListener('submit', (event) => {
    const form = event.target.closest('form[data-offline]');
    if (!form || event.defaultPrevented) return;
    event.preventDefault();
    keep(form, event.submitter, account, words);
  });
  restore(account);
}
