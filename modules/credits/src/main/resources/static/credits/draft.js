// SPDX-License-Identifier: Apache-2.0
// Keeps what is typed into Add CE on this device until it is saved, so that a lost connection loses nothing.

const form = () => document.querySelector('form[data-draft]');
const person = () => document.querySelector('[data-person]')?.dataset.person ?? '';
