// What the page says: texts/<locale>.json, chosen by ?lang=, else by the browser, of those that texts/locales.json lists.

const asked = new URLSearchParams(location.search).get('lang') || '';

/** The person's language, as a language tag; the shop hears it with every message. */
export const locale = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(asked) ? asked : navigator.language || 'zh-CN';

let spoken = locale;
let texts = {};

/** Fetches the texts and writes them into the page. Throws when they can't be had just now. */
export async function learn() {
  spoken = nearest(await fetched('locales'));
  texts = await fetched(spoken);
  document.documentElement.lang = spoken;
  document.title = texts.title;
  write('text', (element, words) => { element.textContent = words; });
  write('label', (element, words) => element.setAttribute('aria-label', words));
  write('hint', (element, words) => { element.placeholder = words; });
}

/** The one in the person's language; else the first. */
const nearest = locales => locales.find(it => it.split('-')[0] === locale.split('-')[0].toLowerCase()) || locales[0];

async function fetched(name) {
  const answer = await fetch(`texts/${name}.json`);
  if (!answer.ok) throw new Error(`texts: ${answer.status}`);
  return answer.json();
}

/** The text of this key. */
export const say = key => texts[key];

/** When something was said, as people say it: today 14:05, yesterday 9:30, 1 March 18:00. */
export function when(date) {
  const hour = new Intl.DateTimeFormat(spoken, { hour: 'numeric', minute: '2-digit', hour12: false }).format(date);
  const daysAgo = Math.round((midnight(new Date()) - midnight(date)) / 86400000);
  if (daysAgo === 0) return `${texts.today} ${hour}`;
  if (daysAgo === 1) return `${texts.yesterday} ${hour}`;
  const year = date.getFullYear() === new Date().getFullYear() ? {} : { year: 'numeric' };
  return `${new Intl.DateTimeFormat(spoken, Object.assign(year, { month: 'long', day: 'numeric' })).format(date)} ${hour}`;
}

const midnight = date => new Date(date.getFullYear(), date.getMonth(), date.getDate());

function write(kind, put) {
  for (const element of document.querySelectorAll(`[data-${kind}]`)) put(element, texts[element.dataset[kind]]);
}
