// Direct Line 3.0: the way to the shop and back. https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-direct-line-3-0-concepts

import { bring } from './upload.js';

const DOOR = new URL('v3/directline/', document.baseURI).href;
const PATIENCE_MS = 30000;
const UPLOAD_PATIENCE_MS = 180000;
const OPENING_MS = 10000;
const SILENCE_MS = 50000; // The shop sends a sign of life every 20 seconds.
const SHORT_STREAM_MS = 5000;
const POLLS_BEFORE_STREAMING_AGAIN = 30;

/** The shop answered, but not with what was asked for. */
export class Refused extends Error {
  constructor(status) {
    super(`The shop answered ${status}.`);
    this.status = status;
  }

  /** Whether the token is to blame: a new one may help. */
  get isUnproven() { return this.status === 401 || this.status === 403; }

  /** Whether the same again will be refused again. After 409 the shop has more of an upload than we knew. */
  get isFinal() { return this.status >= 400 && this.status < 500 && !this.isUnproven && ![408, 409, 429].includes(this.status); }
}

/** Waiting longer after each failure, at most half a minute, and not all phones at the same moment. */
export const backoff = failures => Math.min(30000, 1000 * Math.pow(2, failures)) * (0.7 + 0.6 * Math.random());

/** A pause that can be ended early. */
export class Pause {
  take(ms) {
    return new Promise(resolve => {
      this.end();
      const timer = setTimeout(resolve, ms);
      this.stop = () => { clearTimeout(timer); resolve(); };
    });
  }

  end() { if (this.stop) this.stop(); }
}

/** One person's conversation with the shop. */
export class Line {
  /**
   * @param name which of several people in this browser; empty for the only one
   * @param locale the person's language
   * @param hears what to tell: began() another conversation, said(activities), caughtUp(), connected(yes)
   */
  constructor(name, locale, hears) {
    Object.assign(this, { name, locale, hears, pause: new Pause(), watermark: '0', conversation: null, streamUrl: null, grant: null });
  }

  /** Keeps the line open as long as the page is. */
  async run() {
    for (let failures = 0; ;) {
      try {
        await this.enter();
        await this.catchUp();
        this.hears.connected(true);
        const began = Date.now();
        if (!await this.stream()) await this.poll();
        failures = Date.now() - began < SHORT_STREAM_MS ? failures + 1 : 0;
        if (failures > 0) await this.pause.take(backoff(failures - 1));
      } catch (error) {
        if (error.isUnproven) this.grant = null;
        this.hears.connected(false);
        await this.pause.take(backoff(failures++));
      }
    }
  }

  /**
   * Says something; resolves when the shop has taken it. Throws Refused, or what fetch throws without a network.
   * @param uploads, keep as bring() in upload.js takes them
   */
  async say(activity, photos, uploads, keep) {
    const once = async () => {
      await this.enter();
      const here = `conversations/${this.conversation}/`;
      if (photos.length === 0) return this.call('POST', `${here}activities`, written(activity));
      await bring((method, path, body, headers) => this.ask(method, here + path, body, headers), photos, activity.channelData.clientActivityID, uploads, keep);
      return this.call('POST', `${here}uploads/message?${uploads.map(upload => `of=${upload}`).join('&')}`, written(activity));
    };
    try {
      await once();
    } catch (error) {
      if (!error.isUnproven) throw error;
      this.grant = null;
      await once();
    }
    this.pause.end();
  }

  /** The network or the person came back: looks at once whether the line still holds. */
  look(isNetworkNew) {
    if (this.finish && (isNetworkNew || Date.now() - this.heardAt > SILENCE_MS / 2)) this.finish();
    this.pause.end();
  }

  /** A token, and the conversation opened; the first time, the shop greets. */
  async enter() {
    await this.prove();
    if (this.streamUrl) return;
    if (!this.entering)
      this.entering = this.call('POST', 'conversations', JSON.stringify({ locale: this.locale }))
        .then(opened => { this.streamUrl = opened.streamUrl; })
        .finally(() => { this.entering = null; });
    await this.entering;
  }

  async prove() {
    if (this.grant && Date.now() < this.grant.renewAt) return;
    if (!this.proving) this.proving = this.askForToken().finally(() => { this.proving = null; });
    await this.proving;
  }

  async askForToken() {
    let granted = null;
    if (this.grant && Date.now() < this.grant.endsAt)
      granted = await this.call('POST', 'tokens/refresh').catch(error => { if (!error.isUnproven) throw error; });
    if (!granted) granted = await this.call('POST', `tokens/page?as=${encodeURIComponent(this.name)}`);
    const lifeMs = granted.expires_in * 1000;
    this.grant = { token: granted.token, renewAt: Date.now() + lifeMs * 0.75, endsAt: Date.now() + lifeMs };
    if (granted.conversationId === this.conversation) return;
    Object.assign(this, { conversation: granted.conversationId, watermark: '0', streamUrl: null });
    this.hears.began();
  }

  async catchUp() {
    for (let before = null; before !== this.watermark;) {
      before = this.watermark;
      this.take(await this.call('GET', `conversations/${this.conversation}/activities?watermark=${before}`));
    }
    this.hears.caughtUp();
  }

  take(set) {
    this.watermark = set.watermark;
    this.hears.said(set.activities);
  }

  /** Listens until the stream ends. False when it never opened. */
  stream() {
    return new Promise(resolve => {
      let opened = false;
      const socket = new WebSocket(this.streamAddress());
      const timers = [
        setTimeout(() => { if (!opened) this.finish(); }, OPENING_MS),
        setTimeout(() => this.finish(), this.grant.renewAt - Date.now()),
        setInterval(() => { if (Date.now() - this.heardAt > SILENCE_MS) this.finish(); }, 5000),
      ];
      this.heardAt = Date.now();
      this.finish = () => {
        timers.forEach(clearTimeout);
        socket.onopen = socket.onmessage = socket.onclose = this.finish = null;
        socket.close();
        resolve(opened);
      };
      socket.onopen = () => { opened = true; };
      socket.onclose = this.finish;
      socket.onmessage = ({ data }) => {
        this.heardAt = Date.now();
        if (data) this.take(JSON.parse(data));
      };
    });
  }

  streamAddress() {
    const address = new URL(this.streamUrl);
    address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
    address.host = location.host;
    address.searchParams.set('watermark', this.watermark);
    address.searchParams.set('t', this.grant.token);
    return address.href;
  }

  /** Where no stream opens, asks again and again; after a while a stream may open. */
  async poll() {
    for (let quiet = 0, asked = 0; asked < POLLS_BEFORE_STREAMING_AGAIN; asked++) {
      await this.pause.take(document.hidden ? 20000 : Math.min(8000, 1500 + 500 * quiet));
      await this.prove();
      const before = this.watermark;
      await this.catchUp();
      quiet = before === this.watermark ? quiet + 1 : 0;
    }
  }

  async call(method, path, body) {
    return (await this.ask(method, path, body, body ? { 'Content-Type': 'application/json' } : {})).json();
  }

  async ask(method, path, body, headers) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), body instanceof Blob ? UPLOAD_PATIENCE_MS : PATIENCE_MS);
    const proof = this.grant ? { Authorization: `Bearer ${this.grant.token}` } : {};
    try {
      const answer = await fetch(DOOR + path, {
        method, headers: Object.assign(proof, headers), body, credentials: 'same-origin', cache: 'no-store', signal: stop.signal,
      });
      if (!answer.ok) throw new Refused(answer.status);
      return answer;
    } finally {
      clearTimeout(timer);
    }
  }
}

/** Over a poor network the shop answers in small parts, without pictures, when it is told. */
function written(activity) {
  const { effectiveType, saveData } = navigator.connection || {};
  const isPoor = saveData || /2g$/.test(effectiveType || '');
  return JSON.stringify(isPoor ? Object.assign({}, activity, { channelData: Object.assign({ network: 'poor' }, activity.channelData) }) : activity);
}
