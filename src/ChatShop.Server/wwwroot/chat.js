// The chat page: ties the line to the shop, the outbox, the feed and what the person does together.

import { button, make } from './chat/content.js';
import { enter, entersSomewhere, forget, words as suggested } from './chat/entrance.js';
import { Feed } from './chat/feed.js';
import { backoff, Line } from './chat/line.js';
import { Outbox } from './chat/outbox.js';
import { shrink } from './chat/photos.js';
import { learn, locale, say } from './chat/words.js';

const MOST_PHOTOS = 6;
const BAR_AFTER_MS = 1500;
const LOW_PX = 420;

const name = (new URLSearchParams(location.search).get('as') || '').toLowerCase().replace(/[^a-z0-9-]/g, '').slice(0, 20);
const [who, bar, examples, quick, form, text, file, camera, send] =
  ['who', 'bar', 'examples', 'quick', 'write', 'text', 'file', 'camera-button', 'send'].map(id => document.getElementById(id));

let feed, outbox, line, barTimer, hasSpoken = false, unread = 0;

fitAboveKeyboard();
start();

async function start() {
  for (let failures = 0; ; failures++) {
    try {
      await learn();
      break;
    } catch (error) {
      console.warn(error);
      await new Promise(resolve => setTimeout(resolve, backoff(failures)));
    }
  }
  introduce();
  feed = new Feed(press, message => outbox.retry(message), discard);
  line = new Line(name, locale, { began, said, caughtUp, connected });
  outbox = new Outbox(name, goOut, onItsWay);
  await outbox.recall();
  listen();
  if (suggested) putInBox();
  line.run();
  if ('serviceWorker' in navigator) navigator.serviceWorker.register('/sw.js').catch(error => console.warn('Nothing is kept for later.', error));
}

function introduce() {
  who.textContent = say('who')[name] || name;
  who.hidden = name === '';
  const groups = say('examples').slice().sort((one, other) => (other.for === name) - (one.for === name));
  for (const group of groups) {
    examples.append(make('h2', '', group.title));
    for (const phrase of group.say) examples.append(button({ type: 'imBack', title: phrase, value: phrase }, press));
  }
}

// What comes from the line.

function began() {
  hasSpoken = false;
  quick.hidden = true;
  feed.clear();
}

function said(activities) {
  for (const activity of activities) {
    try {
      hear(activity);
    } catch (error) {
      console.error('An activity that can not be shown.', error, activity); // The others can.
    }
  }
}

function hear(activity) {
  const isMine = Boolean(activity.from) && activity.from.role === 'user';
  if (activity.type === 'typing' && !isMine) feed.hearTyping(true);
  if (activity.type !== 'message') return;
  if (isMine) {
    const sent = outbox.arrived((activity.channelData || {}).clientActivityID);
    if (sent) feed.arrived(sent);
    spoken();
  } else {
    feed.fallSilent();
    offer(activity.suggestedActions);
    countUnread();
  }
  feed.add(activity, isMine);
}

function caughtUp() {
  enter(line, locale);
  if (feed.isCaughtUp) return;
  feed.caughtUp();
  outbox.open();
  examples.hidden = hasSpoken || entersSomewhere;
  feed.toEnd();
  if (!hasSpoken) feed.toStart();
}

function connected(yes) {
  clearTimeout(barTimer);
  if (yes) {
    bar.hidden = true;
    outbox.retry();
  } else barTimer = setTimeout(() => {
    bar.textContent = say(navigator.onLine ? 'connecting' : 'offline');
    bar.hidden = false;
  }, navigator.onLine ? BAR_AFTER_MS : 0);
}

function countUnread() {
  if (!document.hidden || !feed.isCaughtUp) return;
  document.title = `(${++unread}) ${say('title')}`;
}

// What the person does.

function press(action) {
  const { type, title, value, displayText } = action;
  const words = typeof value === 'string' ? value : undefined;
  if (type === 'imBack') write({ text: String(value || title) });
  else if (type === 'postBack') write({ text: words, value, channelData: { postBack: true } });
  else write({ text: action.text || words, value, channelData: { messageBack: { displayText: displayText || title } } });
}

function write(activity, photos) {
  outbox.add(Object.assign({ type: 'message', locale }, activity), photos || []);
}

async function writePhotos(files) {
  const photos = [];
  camera.disabled = true;
  try {
    for (const photo of Array.from(files).slice(0, MOST_PHOTOS)) photos.push(await shrink(photo));
  } finally {
    camera.disabled = false;
  }
  if (photos.length > 0) write({}, photos);
}

function goOut(...what) {
  if (navigator.onLine) feed.hearTyping(false);
  return line.say(...what);
}

function onItsWay(message) {
  feed.await(message);
  if (message.state === 'sending') spoken();
  else if (message.state !== 'sent') feed.fallSilent();
}

function discard(message) {
  outbox.arrived(message.id);
  feed.arrived(message);
}

function spoken() {
  hasSpoken = true;
  examples.hidden = true;
  quick.hidden = true;
}

function offer(suggested) {
  const buttons = ((suggested || {}).actions || []).map(action => button(action, press)).filter(it => it);
  if (buttons.length === 0) return;
  quick.textContent = '';
  quick.append(...buttons);
  quick.hidden = false;
  feed.follow();
}

function submit(event) {
  if (event) event.preventDefault();
  const words = text.value.trim();
  if (words) write({ text: words });
  text.value = '';
  grow();
}

/** What the page they come from suggests to say. */
function putInBox() {
  text.value = suggested;
  forget('say');
  grow();
}

function grow() {
  text.style.height = 'auto';
  text.style.height = `${text.scrollHeight + text.offsetHeight - text.clientHeight}px`;
  send.disabled = text.value.trim() === '';
}

function listen() {
  form.onsubmit = submit;
  text.oninput = grow;
  // A Chinese keyboard's Enter, while it still composes, chooses letters and sends nothing.
  text.onkeydown = event => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229) submit(event);
  };
  send.onpointerdown = event => event.preventDefault(); // The keyboard stays open.
  camera.onclick = () => file.click();
  file.onchange = () => {
    writePhotos(file.files).catch(error => console.error('A file that can not be read.', error));
    file.value = '';
  };
  document.onpaste = event => {
    const photos = Array.from(event.clipboardData.files).filter(it => it.type.startsWith('image/'));
    if (photos.length === 0) return;
    event.preventDefault();
    writePhotos(photos).catch(error => console.error('A file that can not be read.', error));
  };
  window.addEventListener('offline', () => connected(false));
  window.addEventListener('online', () => {
    line.look(true);
    outbox.retry();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) return;
    unread = 0;
    document.title = say('title');
    line.look(false);
    outbox.retry();
  });
  grow();
}

/** Some phones lay the keyboard over the page instead of making the page smaller. */
function fitAboveKeyboard() {
  const seen = window.visualViewport;
  if (!seen) return;
  const fit = () => {
    if (Math.abs(seen.scale - 1) > 0.01) return; // Enlarged with two fingers.
    document.documentElement.classList.toggle('low', seen.height < LOW_PX);
    document.documentElement.style.setProperty('--height', `${seen.height}px`);
    document.documentElement.style.setProperty('--top', `${seen.offsetTop}px`);
  };
  seen.addEventListener('resize', fit);
  seen.addEventListener('scroll', fit);
  fit();
}
