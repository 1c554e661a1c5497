// The conversation on the page: what was said, what is still to be sent, who is writing.

import { contents, make } from './content.js';
import { say, when } from './words.js';

const STAMP_GAP_MS = 10 * 60000;
const NEAR_PX = 90;
const WAIT_BEFORE_TYPING_MS = 500;
const LONGEST_TYPING_MS = 8000;

const [view, log, unsent, typing, newer] = ['view', 'log', 'unsent', 'typing', 'newer'].map(id => document.getElementById(id));

/** Shows one conversation. */
export class Feed {
  /** @param press told of a button's action @param retry, discard told of a message to send again, or not at all */
  constructor(press, retry, discard) {
    Object.assign(this, { press, retry, discard, lastAt: 0, isAtEnd: true, isCaughtUp: false, waiting: new Map() });
    view.addEventListener('scroll', () => this.scrolled(), { passive: true });
    newer.onclick = () => this.toEnd();
    view.addEventListener('load', () => this.follow(), true); // A picture takes its room only when it is there.
    if (window.ResizeObserver) new ResizeObserver(() => this.follow()).observe(view);
    document.addEventListener('visibilitychange', () => this.restamp());
  }

  /** Another conversation begins. */
  clear() {
    log.textContent = '';
    this.lastAt = 0;
    this.isCaughtUp = false;
    log.setAttribute('aria-live', 'off');
    this.fallSilent();
  }

  /** Everything from before is shown: from now on, what is new is read out. */
  caughtUp() {
    this.isCaughtUp = true;
    log.setAttribute('aria-busy', 'false');
    log.setAttribute('aria-live', 'polite');
  }

  /** Adds what was said. */
  add(activity, isMine) {
    const parts = contents(shown(activity), this.press);
    if (parts.length === 0) return;
    this.stamp(Date.parse(activity.timestamp || activity.localTimestamp));
    log.append(line(isMine, parts));
    if (isMine) this.toEnd();
    else if (!this.follow()) newer.hidden = false;
  }

  /** Shows a message on its way, or how it fares. */
  await(message) {
    const before = this.waiting.get(message);
    const { activity, photos, state } = message;
    const attachments = photos.map(contentUrl => ({ contentType: 'image/jpeg', contentUrl }));
    const element = before || line(true, contents(Object.assign({ attachments }, shown(activity)), this.press));
    for (const told of element.querySelectorAll('.state')) told.remove();
    element.append(...this.state(message));
    if (before) return;
    this.waiting.set(message, element);
    if (element.querySelector('.bubble, .photos')) unsent.append(element);
    this.toEnd();
  }

  /** It stands in the conversation now, or is given up. */
  arrived(message) {
    const element = this.waiting.get(message);
    if (element) element.remove();
    this.waiting.delete(message);
  }

  /** The shop is writing, or will at once. */
  hearTyping(isAlready) {
    clearTimeout(this.typingTimer);
    this.typingTimer = setTimeout(() => {
      typing.hidden = false;
      this.follow();
      this.typingTimer = setTimeout(() => this.fallSilent(), LONGEST_TYPING_MS);
    }, isAlready ? 0 : WAIT_BEFORE_TYPING_MS);
  }

  /** Nobody is writing. */
  fallSilent() {
    clearTimeout(this.typingTimer);
    typing.hidden = true;
  }

  /** Stays at the end if the person is there. @returns whether they are */
  follow() {
    if (this.isAtEnd) this.toEnd();
    return this.isAtEnd;
  }

  toStart() { view.scrollTop = 0; }

  toEnd() {
    this.isAtEnd = true;
    newer.hidden = true;
    view.scrollTop = view.scrollHeight;
  }

  scrolled() {
    this.isAtEnd = view.scrollHeight - view.scrollTop - view.clientHeight < NEAR_PX;
    if (this.isAtEnd) newer.hidden = true;
  }

  state(message) {
    if (message.state === 'sent') return [];
    if (message.state === 'sending') return [make('p', 'state', say('sending'))];
    const again = stateButton(say(message.state), () => this.retry(message));
    return message.state === 'failed' ? [again] : [again, stateButton(say('discard'), () => this.discard(message))];
  }

  stamp(at) {
    if (!at || at - this.lastAt < STAMP_GAP_MS) return;
    const time = make('time', '', when(new Date(at)));
    time.dateTime = new Date(at).toISOString();
    log.append(time);
    this.lastAt = at;
  }

  /** Today becomes yesterday. */
  restamp() {
    for (const time of log.querySelectorAll('time')) time.textContent = when(new Date(time.dateTime));
  }
}

function stateButton(words, act) {
  const element = make('button', 'state', words);
  element.type = 'button';
  element.onclick = act;
  return element;
}

function line(isMine, parts) {
  return make('div', isMine ? 'line mine' : 'line', make('span', 'unseen', say(isMine ? 'me' : 'shop')), ...parts);
}

/** A button may show other words than it sends, or none. */
function shown(activity) {
  const { postBack, messageBack } = activity.channelData || {};
  if (postBack) return {};
  return messageBack && messageBack.displayText ? Object.assign({}, activity, { text: messageBack.displayText }) : activity;
}
