// SPDX-License-Identifier: Apache-2.0
// Forms: sent once, filtered at once, files named.

const release = form => {
  delete form.dataset.sent;
  for (const button of form.querySelectorAll('[aria-disabled][data-locked]')) {
    button.removeAttribute('aria-disabled');
    delete button.dataset.locked;
  }
};

// A form that is on its way cannot be sent again. aria-disabled keeps the focus and the pressed button's value.
document.addEventListener('submit', event => {
  const form = event.target;
  if (form.method !== 'post') return;
  if (form.dataset.sent) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  form.dataset.sent = 'yes';
  for (const button of form.querySelectorAll('button:not([type=button]), input[type=submit]')) {
    button.setAttribute('aria-disabled', 'true');
    button.dataset.locked = 'yes';
  }
}, true);

document.addEventListener('htmx:afterRequest', event => {
  const form = event.detail.elt.closest?.('form');
  if (form) release(form);
});
window.addEventListener('pageshow', event => {
  if (event.persisted) document.querySelectorAll('form[data-sent]').forEach(release);
});

document.addEventListener('change', event => {
  const control = event.target;
  if (control.matches('select[data-now]')) control.form.requestSubmit();
  if (control.matches('[data-drop] input[type=file]')) {
    const words = control.parentElement.querySelector('.drop-words');
    words.dataset.empty ??= words.textContent;
    const names = Array.from(control.files, file => file.name).join(', ');
    words.textContent = names ? words.dataset.chosen + ' ' + names : words.dataset.empty;
  }
});

for (const [name, over] of [['dragover', true], ['dragleave', false], ['drop', false]]) {
  document.addEventListener(name, event => event.target.closest?.('[data-drop]')?.classList.toggle('over', over));
}
