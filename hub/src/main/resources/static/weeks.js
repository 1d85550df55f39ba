// Taps on weeks are sent one by one and kept on the phone until the hub has them: on a weak signal nothing is lost and
// nothing counts twice. Without this script the same buttons send the form.
(() => {
  const form = document.querySelector('form[data-weeks]');
  if (!form || !window.fetch) return;
  const words = form.dataset;
  const place = `saan.weeks.${words.weeks}.${words.account}`;
  let waiting = [];
  let sending = false;
  let wait = 0;
  let timer = 0;

  const keep = () => { try { localStorage.setItem(place, JSON.stringify(waiting)); } catch (full) { /* kept in memory */ } };
  const restore = () => { try { return JSON.parse(localStorage.getItem(place) || '[]'); } catch (spoilt) { return []; } };

  const id = () => {
    const b = crypto.getRandomValues(new Uint8Array(16));
    b[6] = (b[6] & 15) | 64;
    b[8] = (b[8] & 63) | 128;
    const h = Array.from(b, (x) => x.toString(16).padStart(2, '0')).join('');
    return `${h.slice(0, 8)}-${h.slice(8, 12)}-${h.slice(12, 16)}-${h.slice(16, 20)}-${h.slice(20)}`;
  };

  const row = (tap) => form.querySelector(`[data-week="${tap.week}"]`);
  const say = (tap, text, look) => {
    const at = tap.technique === form.elements.technique.value && row(tap);
    if (!at) return;
    at.classList.toggle('waits', look === 'waits');
    at.classList.toggle('failed', look === 'failed');
    const state = at.querySelector('.state');
    state.textContent = text;
  };
  const press = (tap) => {
    const at = row(tap);
    if (!at || tap.technique !== form.elements.technique.value || !tap.fields.tap) return;
    at.querySelectorAll('.tap').forEach((b) => b.setAttribute('aria-pressed', String(b.value === tap.fields.tap)));
  };

  const put = (tap, html) => {
    const at = row(tap);
    if (!at || tap.technique !== form.elements.technique.value) return;
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

  const later = (tap, text) => {
    say(tap, text, 'waits');
    wait = Math.min(30, wait ? wait * 2 : 2);
    clearTimeout(timer);
    timer = setTimeout(send, wait * 1000);
  };

  async function send() {
    if (sending || !waiting.length) return;
    sending = true;
    const tap = waiting[0];
    say(tap, words.waiting, 'waits');
    try {
      const body = new URLSearchParams(tap.fields);
      const csrf = form.querySelector('input[type=hidden]');
      body.set(csrf.name, csrf.value);
      const cut = new AbortController();
      const limit = setTimeout(() => cut.abort(), 20000);
      const answer = await fetch(form.getAttribute('action'), {
        method: 'POST', body, headers: {'Saan-Part': 'week'}, signal: cut.signal, credentials: 'same-origin',
      });
      const text = await answer.text();
      clearTimeout(limit);
      const part = answer.headers.get('Saan-Part');
      if (part === 'week' || part === 'refused' || (answer.status >= 400 && answer.status < 500 && answer.status !== 403)) {
        waiting.shift();
        keep();
        wait = 0;
        if (part === 'week') put(tap, text);
        else say(tap, part === 'refused' ? text : words.failed, 'failed');
      } else {
        // Signed out meanwhile, or the hub is ill: the tap stays here.
        later(tap, answer.status >= 500 ? words.again : words.signedOut);
      }
    } catch (offline) {
      later(tap, words.again);
    }
    sending = false;
    if (waiting.length && !wait) send();
  }

  form.addEventListener('click', (event) => {
    const button = event.target.closest('button[name=tap],button[name=undo]');
    if (!button) return;
    event.preventDefault();
    const fields = {id: id()};
    for (const name of ['technique', 'reason', 'own', 'saidBy', 'saidOn']) {
      if (form.elements[name]) fields[name] = form.elements[name].value;
    }
    fields[button.name] = button.value;
    const tap = {week: button.closest('[data-week]').dataset.week, technique: fields.technique, fields};
    waiting.push(tap);
    keep();
    press(tap);
    say(tap, words.waiting, 'waits');
    wait = 0;
    send();
  });

  window.addEventListener('online', () => { wait = 0; send(); });
  waiting = restore();
  waiting.forEach((tap) => { press(tap); say(tap, words.waiting, 'waits'); });
  send();
})();
