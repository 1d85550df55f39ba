// Files that are too large together are named beside their field before anything is sent: the server could only throw them away,
// and what was typed beside them. The limit and the words stand at the page itself.
const { mostMegabytes, tooLarge } = document.documentElement.dataset;
const megabyte = 1024 * 1024;

const sizeOf = (field) => [...field.files].reduce((sum, file) => sum + file.size, 0);

function forget(field) {
  document.getElementById(`${field.id}-too-large`)?.remove();
  field.closest('.f')?.classList.remove('err');
  field.removeAttribute('aria-invalid');
}

function say(field, size) {
  const label = document.querySelector(`label[for="${CSS.escape(field.id)}"]`)?.textContent.trim() ?? '';
  const message = document.createElement('p');
  message.className = 'msg';
  message.id = `${field.id}-too-large`;
  message.setAttribute('role', 'alert');
  message.textContent = tooLarge.replace('%field', label).replace('%size', Math.ceil(size / megabyte));
  field.after(message);
  field.closest('.f')?.classList.add('err');
  field.setAttribute('aria-invalid', 'true');
  field.setAttribute('aria-describedby', message.id);
  field.focus();
}

document.addEventListener('submit', (event) => {
  const files = [...event.target.querySelectorAll('input[type=file]')];
  // Forms that wait on a phone make their photos smaller themselves.
  if (files.length === 0 || event.target.matches('[data-offline]')) return;
  files.forEach(forget);
  const sum = files.reduce((all, field) => all + sizeOf(field), 0);
  if (sum <= Number(mostMegabytes) * megabyte) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  say(files.reduce((one, other) => (sizeOf(other) > sizeOf(one) ? other : one)), sum);
}, true);
