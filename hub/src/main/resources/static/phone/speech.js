// Reads a card out: a button with data-speak holds the sentences. Shown only where the browser has a voice of the page's language.
export function start() {
  const buttons = [...document.querySelectorAll('button[data-speak]')];
  if (!buttons.length || !('speechSynthesis' in window)) return;
  const language = document.documentElement.lang;
  const voice = () => speechSynthesis.getVoices().find((one) => one.lang.toLowerCase().startsWith(language));
  let reading = null;

  const stop = () => {
    if (reading) reading.setAttribute('aria-pressed', 'false');
    reading = null;
  };
  const read = (button) => {
    const same = reading === button;
    speechSynthesis.cancel();
    stop();
    if (same) return;
    const words = new SpeechSynthesisUtterance(button.dataset.speak);
    words.voice = voice();
    words.lang = words.voice.lang;
    words.rate = 0.9;
    words.onend = () => { if (reading === button) stop(); };
    words.onerror = words.onend;
    reading = button;
    button.setAttribute('aria-pressed', 'true');
    speechSynthesis.speak(words);
  };
  const show = () => {
    if (!voice()) return;
    buttons.forEach((button) => { button.hidden = false; });
  };
  buttons.forEach((button) => button.addEventListener('click', () => read(button)));
  addEventListener('pagehide', () => speechSynthesis.cancel());
  // Voices may come after the page.
  if (speechSynthesis.addEventListener) speechSynthesis.addEventListener('voiceschanged', show);
  show();
}
