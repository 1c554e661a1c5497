// What was written but is not at the shop yet. Each message is kept in the browser until the shop has taken it.

import { backoff, Pause } from './line.js';
import { forgetPhotos, keepPhotos, keptPhotos } from './photobox.js';
import { toBlob } from './photos.js';

/** Sends in order, one at a time, again and again until the shop has taken it. */
export class Outbox {
  /**
   * @param name which of several people in this browser
   * @param send (activity, photos, uploads, keep) => Promise: Line.say
   * @param show (message) => shows message.state: sending, failed (is tried again), refused (only when asked to), sent
   */
  constructor(name, send, show) {
    Object.assign(this, { send, show, prefix: `chatshop.unsent.${name}.`, pause: new Pause(), isOpen: false, isSending: false });
    this.messages = [];
  }

  /** Takes up what was written before the page was closed. */
  async recall() {
    this.messages = (await this.kept()).concat(this.messages);
    this.messages.forEach(this.show);
  }

  /** From now on things are sent. */
  open() {
    this.isOpen = true;
    this.run();
  }

  /** Takes a message to send. @param photos as data: addresses */
  add(activity, photos) {
    const id = Date.now().toString(36) + Math.random().toString(36).slice(2, 10);
    activity.channelData = Object.assign({}, activity.channelData, { clientActivityID: id });
    activity.localTimestamp = new Date().toISOString();
    const message = { id, activity, photos, uploads: [], state: 'sending' };
    this.messages.push(message);
    this.keep(message);
    this.show(message);
    this.run();
  }

  /** Tries again now: this message, or all that wait for the network. */
  retry(message) {
    if (message && message.state === 'refused') message.state = 'sending';
    this.pause.end();
    this.run();
  }

  /** It stands in the conversation now, or is given up. @returns the message, if it was ours */
  arrived(id) {
    const message = this.messages.find(it => it.id === id);
    if (message) this.messages = this.messages.filter(it => it !== message);
    this.forget(message || { id, photos: [] });
    return message;
  }

  async run() {
    if (!this.isOpen || this.isSending) return;
    this.isSending = true;
    for (let failures = 0, message; (message = this.messages.find(it => it.state === 'sending' || it.state === 'failed'));) {
      try {
        await this.send(message.activity, message.photos.map(toBlob), message.uploads, () => this.note(message));
        this.forget(message);
        this.become(message, 'sent');
        failures = 0;
      } catch (error) {
        this.become(message, error.isFinal ? 'refused' : 'failed');
        if (!error.isFinal) {
          await this.pause.take(backoff(failures++));
          this.become(message, 'sending');
        }
      }
    }
    this.isSending = false;
  }

  become(message, state) {
    if (!this.messages.includes(message)) return;
    message.state = state;
    this.show(message);
  }

  async kept() {
    const messages = [];
    try {
      for (const key of Object.keys(localStorage).filter(it => it.startsWith(this.prefix)).sort()) {
        const { id, activity, uploads, photos } = JSON.parse(localStorage.getItem(key));
        const found = photos > 0 ? await keptPhotos(key) || [] : [];
        if (activity.text || activity.value || found.length > 0) messages.push({ id, activity, uploads: uploads || [], photos: found, state: 'sending' });
        else localStorage.removeItem(key); // Its photos are gone, and it was nothing else.
      }
    } catch (error) {
      console.warn('Nothing can be kept in this browser.', error);
    }
    return messages;
  }

  async keep(message) {
    try {
      if (message.photos.length > 0) await keepPhotos(this.prefix + message.id, message.photos);
    } catch (error) {
      console.warn('This message is not kept over a closed page.', error);
      return;
    }
    if (this.messages.includes(message) && message.state !== 'sent') this.note(message);
    else this.forget(message);
  }

  /** All of a message but its photos. A full or closed store costs only that a closed page forgets it. */
  note({ id, activity, uploads, photos }) {
    try {
      localStorage.setItem(this.prefix + id, JSON.stringify({ id, activity, uploads, photos: photos.length }));
    } catch (error) {
      console.warn('This message is not kept over a closed page.', error);
    }
  }

  forget({ id, photos }) {
    try {
      localStorage.removeItem(this.prefix + id);
    } catch (error) {
      console.warn('Nothing can be kept in this browser.', error);
    }
    if (photos.length > 0) forgetPhotos(this.prefix + id).catch(error => console.warn('Nothing can be kept in this browser.', error));
  }
}
