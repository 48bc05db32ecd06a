// SPDX-License-Identifier: Apache-2.0
// Single-key shortcuts, named on the page and never the only way: "/" searches, J and K go through [data-queue] links,
// data-key="a" presses its button. The person's menu switches them off, as assistive tools may need.

const off = () => localStorage.getItem('belay-keys') === 'off';
const typing = element => element.closest('input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]');

const step = by => {
  const rows = [...document.querySelectorAll('[data-queue] a[data-row]')];
  const here = rows.findIndex(row => row.closest('[aria-current]'));
  rows[here + by]?.click();
};

document.addEventListener('keydown', event => {
  if (off() || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (typing(event.target) || document.querySelector('dialog[open]')) return;
  const key = event.key.toLowerCase();
  const pressed = /^[a-z]$/.test(key) ? document.querySelector(`[data-key="${key}"]`) : null;
  if (key === '/') {
    const search = [...document.querySelectorAll('[data-search]')].find(field => field.checkVisibility());
    if (!search) return;
    search.focus();
    search.select();
  } else if (pressed) pressed.click();
  else if (key === 'j') step(1);
  else if (key === 'k') step(-1);
  else return;
  event.preventDefault();
});

const show = () => {
  document.documentElement.classList.toggle('keys-on', !off());
  for (const label of document.querySelectorAll('[data-shortcuts]')) {
    label.hidden = false;
    label.querySelector('input').checked = !off();
  }
};
document.addEventListener('change', event => {
  if (!event.target.closest('[data-shortcuts]')) return;
  localStorage.setItem('belay-keys', event.target.checked ? 'on' : 'off');
  show();
});
document.addEventListener('htmx:afterSettle', show);
show();
