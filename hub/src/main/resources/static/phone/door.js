// The page where people sign in: whoever has just gone leaves no pages behind, and what still waits on this phone is named by
// its number alone.
import {count} from './queue.js';

const line = document.querySelector('[data-waiting]');
if (line) {
  count().then((waiting) => {
    line.hidden = waiting === 0;
    line.textContent = line.dataset.waiting.replace('#', waiting);
  }).catch(() => {});
}
if (line && line.dataset.out === 'true' && 'caches' in window) {
  caches.keys().then((names) => names.filter((name) => name.startsWith('pages-')).forEach((name) => caches.delete(name)));
}
