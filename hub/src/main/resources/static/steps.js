// The two buttons beside a number of pieces. Without this script the field alone does the work.
for (const button of document.querySelectorAll('[data-step]')) {
  const field = button.parentElement.querySelector('input');
  button.hidden = false;
  button.addEventListener('click', () => {
    const now = Number.parseInt(field.value, 10);
    field.value = String(Math.max(0, (Number.isNaN(now) ? 0 : now) + Number(button.dataset.step)));
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}
