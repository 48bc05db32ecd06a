// SPDX-License-Identifier: Apache-2.0
// What JavaScript adds to the shell. Everything here has a way without it.

const busy = value => {
  if (value) document.documentElement.setAttribute('aria-busy', 'true');
  else document.documentElement.removeAttribute('aria-busy');
};
const trouble = hidden => {
  const box = document.getElementById('trouble');
  if (box) box.hidden = hidden;
};

// Menus made of <details data-pop>: one at a time; Escape and a click elsewhere close them.
document.addEventListener('click', event => {
  for (const menu of document.querySelectorAll('details[data-pop][open]')) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
document.addEventListener('keydown', event => {
  if (event.key !== 'Escape') return;
  for (const menu of document.querySelectorAll('details[data-pop][open]')) {
    menu.open = false;
    menu.querySelector('summary').focus();
  }
});

// A link with data-dialog opens the dialog of that id instead of its page.
document.addEventListener('click', event => {
  const opener = event.target.closest?.('[data-dialog]');
  const dialog = opener && document.getElementById(opener.dataset.dialog);
  if (dialog && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    event.stopImmediatePropagation();
    dialog.showModal();
    return;
  }
  if (event.target.closest?.('[data-close]')) event.target.closest('dialog')?.close();
}, true);

document.addEventListener('htmx:beforeRequest', () => {
  busy(true);
  trouble(true);
});
document.addEventListener('htmx:afterRequest', () => busy(false));
document.addEventListener('htmx:sendError', () => trouble(false));
document.addEventListener('htmx:timeout', () => trouble(false));

// The session has ended: never put a sign-in page into a piece of this one.
document.addEventListener('htmx:beforeOnLoad', event => {
  const {xhr, boosted, requestConfig, pathInfo} = event.detail;
  if (xhr.getResponseHeader('Belay-Signed-Out') === null) return;
  event.preventDefault();
  if (boosted && requestConfig.verb === 'get') location.assign(pathInfo.requestPath);
  else location.reload();
});

// An error page takes the whole window; a piece that failed leaves the page as it is and says so.
document.addEventListener('htmx:beforeSwap', event => {
  const {xhr, boosted} = event.detail;
  if (xhr.status < 400 || xhr.status === 409 || xhr.status === 422) return;
  if (boosted) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  } else {
    trouble(false);
  }
});

// After a change of page, the keyboard and the screen reader start at what needs attention, or at the headline.
document.addEventListener('htmx:afterSettle', event => {
  if (event.detail.target !== document.body) return;
  const active = document.activeElement;
  if (active && active !== document.body && active.id) return;
  const start = document.querySelector('[data-focus]') ?? document.querySelector('main h1') ?? document.getElementById('content');
  if (!start) return;
  if (!start.hasAttribute('tabindex')) start.setAttribute('tabindex', '-1');
  start.focus({preventScroll: !start.hasAttribute('data-focus')});
  if (!start.hasAttribute('data-focus') && !event.detail.pathInfo?.anchor) scrollTo(0, 0);
});

// Without htmx the browser loads the page anew; then only a list of errors takes the focus.
document.querySelector('[data-focus]')?.focus();
