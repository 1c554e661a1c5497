// Pages seen before are there without a network: the network first, and what was kept where it does not answer.
// What belongs to one person (an order, its receipt, the console) is never kept.

const SHELL = 'shell-1';
const SEEN = 'seen-1';
const PHOTOS = 'photos-1';
const MOST = { [SEEN]: 40, [PHOTOS]: 80 };

// The chat opens without a network, takes what is written, and sends it later (chat/outbox.js).
const PARTS = [
  '/chat', '/chat.css', '/chat.js', '/chat/content.js', '/chat/entrance.js', '/chat/feed.js', '/chat/line.js', '/chat/outbox.js',
  '/chat/photobox.js', '/chat/photos.js', '/chat/upload.js', '/chat/words.js', '/icon.svg', '/market.css', '/market.js',
];

// Its words, in every language there is.
const LOCALES = '/texts/locales.json';

self.addEventListener('install', event => event.waitUntil(install()));

async function install() {
  const locales = await (await fetch(LOCALES)).json();
  const shell = await caches.open(SHELL);
  await shell.addAll([...PARTS, LOCALES, ...locales.map(locale => `/texts/${locale}.json`)]);
}

self.addEventListener('activate', event => event.waitUntil(caches.keys().then(names =>
  Promise.all(names.filter(name => ![SHELL, SEEN, PHOTOS].includes(name)).map(name => caches.delete(name))))));

self.addEventListener('fetch', event => {
  const { request } = event;
  const address = new URL(request.url);
  const place = request.method === 'GET' && address.origin === self.location.origin ? placeOf(address.pathname) : null;
  if (place === PHOTOS) event.respondWith(keptFirst(request, place));
  else if (place) event.respondWith(networkFirst(request, place, place === SHELL ? address.pathname : request));
});

/** Where an answer is kept; null for what is nobody else's business. */
function placeOf(path) {
  if (PARTS.includes(path) || /^\/texts\/[\w-]+\.json$/.test(path)) return SHELL;
  if (path === '/' || /^\/[sl]\/[sl]\d+$/.test(path)) return SEEN;
  return path.startsWith('/photos/') ? PHOTOS : null;
}

async function networkFirst(request, place, key) {
  try {
    const answer = await fetch(request);
    if (answer.ok && !answer.redirected) await keep(place, key, answer.clone());
    return answer;
  } catch (error) {
    const kept = await caches.match(key);
    if (kept) return kept;
    throw error;
  }
}

/** A photo's name never means another photo. */
async function keptFirst(request, place) {
  const kept = await caches.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await keep(place, request, answer.clone());
  return answer;
}

/** Keeps an answer and lets go of the oldest. A full disk costs only that. */
async function keep(place, key, answer) {
  try {
    const cache = await caches.open(place);
    await cache.put(key, answer);
    const keys = await cache.keys();
    await Promise.all(keys.slice(0, Math.max(0, keys.length - (MOST[place] || keys.length))).map(old => cache.delete(old)));
  } catch (error) {
    console.warn('Not kept for later.', error);
  }
}
