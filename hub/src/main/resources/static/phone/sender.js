// When a page sends what waits: at once, when the signal is back, when somebody looks at the page again, and again and again
// with growing pauses. Tells the page by 'saan:queue' events of the document: {item, state, text, reason}, and at the end
// of each round {why}.
import * as queue from './queue.js';

const LONGEST_PAUSE = 60;

let account = '';
let running = null;
let again = false;
let pause = 0;
let timer = 0;

const say = (detail) => document.dispatchEvent(new CustomEvent('saan:queue', {detail}));

async function round() {
  let why = '';
  do {
    again = false;
    try {
      why = await queue.send(account, (item, answer) => say({item, ...answer}));
    } catch (noDatabase) {
      why = 'signal';
    }
  } while (again);
  clearTimeout(timer);
  if (why) {
    pause = Math.min(LONGEST_PAUSE, pause ? pause * 2 : 2);
    timer = setTimeout(flush, pause * 1000);
  } else {
    pause = 0;
  }
  say({why});
  return why;
}

/** Sends what waits; a round that is under way takes what came meanwhile along. Says why it stopped, empty when all is sent. */
export function flush() {
  if (running) {
    again = true;
    return running;
  }
  running = round().finally(() => { running = null; });
  return running;
}

function now() {
  pause = 0;
  flush();
}

/** From now on this page sends what this account has waiting. */
export function start(who) {
  if (account) return;
  account = who;
  addEventListener('online', now);
  addEventListener('pageshow', (event) => { if (event.persisted) now(); });
  document.addEventListener('visibilitychange', () => { if (!document.hidden) now(); });
  flush();
}

/** Asks the browser to send when there is signal, also when no page is open; where it can. */
export function sendWithoutPage() {
  if (navigator.serviceWorker && navigator.serviceWorker.controller) {
    navigator.serviceWorker.ready.then((worker) => worker.sync && worker.sync.register('saan-queue')).catch(() => {});
  }
}
