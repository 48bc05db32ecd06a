// SPDX-License-Identifier: Apache-2.0
// Keeps what is typed into Add CE on this device until it is saved, so that a lost connection loses nothing. The name
// of the submission is kept with it: sent twice, it is still one entry.

const PREFIX = 'belay-ce-draft-';
const LEFT_OUT = new Set(['_csrf', 'certificate', 'stored', 'version']);

const read = key => {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
};
const write = (key, value) => {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // No room or no leave to store: the form works without.
  }
};

const keep = form => {
  const fields = [...new FormData(form)].filter(([name, value]) => !LEFT_OUT.has(name) && typeof value === 'string');
  write(PREFIX + form.dataset.draft, {fields});
};

const fill = (form, fields) => {
  for (const control of form.elements) {
    if (!control.name || LEFT_OUT.has(control.name) || control.name.startsWith('_')) continue;
    const values = fields.filter(([name]) => name === control.name).map(([, value]) => value);
    if (control.type === 'radio' || control.type === 'checkbox') control.checked = values.includes(control.value);
    else if (values.length > 0) control.value = values[0];
  }
};

const offer = form => {
  const note = document.createElement('div');
  note.className = 'flash flash-neutral';
  note.setAttribute('role', 'status');
  const words = document.createElement('p');
  words.textContent = form.dataset.kept;
  const afresh = document.createElement('button');
  afresh.type = 'button';
  afresh.className = 'btn btn-quiet';
  afresh.textContent = form.dataset.discard;
  afresh.addEventListener('click', () => {
    localStorage.removeItem(PREFIX + form.dataset.draft);
    location.reload();
  });
  note.append(words, afresh);
  form.before(note);
};

const start = () => {
  for (const button of document.querySelectorAll('[data-without-js]')) button.hidden = true;
  const done = document.querySelector('[data-draft-done]');
  if (done) {
    for (const key of Object.keys(localStorage).filter(name => name.startsWith(PREFIX))) {
      const fields = read(key)?.fields ?? [];
      if (fields.some(([name, value]) => name === 'submission' && value === done.dataset.draftDone)) localStorage.removeItem(key);
    }
    done.remove();
  }
  const form = document.querySelector('form[data-draft]');
  if (!form || form.dataset.started) return;
  form.dataset.started = 'yes';
  const draft = form.dataset.typed ? null : read(PREFIX + form.dataset.draft);
  if (draft?.fields) {
    fill(form, draft.fields);
    offer(form);
    form.dispatchEvent(new Event('input', {bubbles: true}));
  }
  form.addEventListener('input', event => {
    if (event.target !== form) keep(form);
  });
};

document.addEventListener('htmx:afterSettle', start);
start();
