// Whoever reads the page in another zone sees their own time beside Bangkok's. The words stand in the page.
const words = document.getElementById('zones').dataset.words;
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const language = document.documentElement.lang === 'th' ? 'th-TH' : 'en-GB';
const tell = (at, timeZone, style) => new Intl.DateTimeFormat(language, {timeZone, ...style}).format(at);
const day = {weekday: 'short', day: 'numeric', month: 'short', year: 'numeric'};
const clock = {hour: '2-digit', minute: '2-digit', hourCycle: 'h23'};

document.querySelectorAll('[data-zone-from]').forEach((place) => {
  const from = new Date(place.dataset.zoneFrom);
  const until = new Date(place.dataset.zoneUntil);
  const all = {...day, ...clock};
  if (!zone || tell(from, zone, all) === tell(from, 'Asia/Bangkok', all)) return;
  place.textContent = words.replace('#', `${tell(from, zone, day)} · ${tell(from, zone, clock)}–${tell(until, zone, clock)}`)
    .replace('@', zone.replaceAll('_', ' '));
  place.hidden = false;
});
