// What a message holds, as elements. Data become text or checked addresses, never markup.

import { enlarge } from './photos.js';
import { say } from './words.js';

const LINK = /https?:\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]+/g;
const AFTER_LINK = /[.,;:!?')\]]+$/;
const PAY = /^https?:\/\/[^/]+\/(.+\/)?pay\//;
const LONGEST_LINK = 40;
const CARDS = { 'application/vnd.microsoft.card.hero': 'hero', 'application/vnd.microsoft.card.thumbnail': 'thumbnail' };

/** An element with a class and children. */
export function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children.filter(child => child));
  return element;
}

/** The elements of a message: text, photos, cards. @param press told of a button's action */
export function contents({ text, attachments, attachmentLayout }, press) {
  const photos = [], cards = [];
  for (const attachment of attachments || []) {
    const kind = CARDS[attachment.contentType];
    const content = kind && attachment.content;
    if (content && !isSaid(content, text)) cards.push(card(kind, content, press));
    else if (/^image\//.test(attachment.contentType)) photos.push(photo(attachment.contentUrl, attachment.name));
  }
  return [
    photos.length > 0 && make('div', 'photos', ...photos),
    text && make('div', 'bubble', ...linked(text)),
    cards.length > 0 && make('div', attachmentLayout === 'carousel' ? 'cards beside' : 'cards', ...cards),
  ].filter(part => part);
}

/** A button for a card's or a suggested action; null for one that a page can't do. */
export function button(action, press) {
  const words = action.title || String(action.value || '');
  if (action.type === 'openUrl') {
    const address = safe(action.value);
    return address && link(address, words, 'button');
  }
  if (!['imBack', 'messageBack', 'postBack'].includes(action.type)) return null;
  const element = make('button', 'button', words);
  element.type = 'button';
  element.onclick = () => press(action);
  return element;
}

/** Whether a card only opens what the text leads to already: here every address in a text can be tapped. */
function isSaid({ title, text, images, buttons }, said) {
  return !title && !text && !(images || []).length && (buttons || []).every(({ type, value }) => type === 'openUrl' && (said || '').includes(value));
}

function card(kind, { title, subtitle, text, images, buttons }, press) {
  const picture = (images || [])[0];
  const actions = (buttons || []).map(action => button(action, press)).filter(it => it);
  return make('article', `card ${kind}`,
    picture && photo(picture.url, picture.alt),
    make('div', 'words',
      title && make('h2', '', title),
      subtitle && make('p', 'subtitle', subtitle),
      text && make('p', '', ...linked(text))),
    actions.length > 0 && make('div', 'actions', ...actions));
}

function photo(url, name) {
  const address = safe(url);
  if (!address) return make('p', 'lost', say('noPhoto'));
  const picture = make('img');
  picture.alt = name || say('aPhoto');
  picture.loading = 'lazy';
  picture.src = /^\/photos\/.*\.jpg$/.test(address) ? `${address}?w=480` : address; // Small in the line; tapped, it is shown whole.
  const frame = link(address, '', 'photo');
  frame.append(picture);
  frame.onclick = event => { if (enlarge(address, picture.alt)) event.preventDefault(); };
  picture.onerror = () => frame.replaceWith(make('p', 'lost', say('noPhoto')));
  return frame;
}

function linked(text) {
  const parts = [];
  let from = 0;
  text.replace(LINK, (found, at) => {
    const address = safe(found.replace(AFTER_LINK, ''));
    if (!address) return;
    const shown = found.replace(AFTER_LINK, ''), end = at + shown.length;
    const isPay = PAY.test(address) && /(^|\n)$/.test(text.slice(0, at)) && /^(\n|$)/.test(text.slice(end));
    parts.push(text.slice(from, at), isPay ? pay(address) : link(address, shown.length > LONGEST_LINK ? `${shown.slice(0, LONGEST_LINK)}…` : shown));
    from = isPay && text[end] === '\n' ? end + 1 : end;
  });
  return [...parts, text.slice(from)];
}

/** Paying is one large button; it names the place, since money goes there. */
function pay(address) {
  const element = link(address, say('pay'), 'pay');
  element.append(make('small', '', new URL(address).host));
  return element;
}

function link(address, words, className) {
  const element = make('a', className, words);
  element.href = address;
  element.target = '_blank';
  element.rel = 'noopener noreferrer';
  return element;
}

/** A web address, or a photo on its way; null for any other. The shop's own photos come from where the page comes from. */
function safe(url) {
  if (/^data:image\//.test(url)) return url;
  try {
    const address = new URL(url, document.baseURI);
    if (!/^https?:$/.test(address.protocol)) return null;
    return address.pathname.startsWith('/photos/') ? address.pathname : address.href;
  } catch (error) {
    return null; // No address at all.
  }
}
