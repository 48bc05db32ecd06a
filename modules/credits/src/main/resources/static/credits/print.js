// SPDX-License-Identifier: Apache-2.0
// The button that prints the page; without JavaScript the browser's own menu does.

const show = () => {
  for (const button of document.querySelectorAll('[data-print][hidden]')) button.hidden = false;
};
document.addEventListener('click', event => {
  if (event.target.closest?.('[data-print]')) window.print();
});
document.addEventListener('htmx:afterSettle', show);
show();
