// Direct Line 3.0: the way to the shop and back. https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-direct-line-3-0-concepts

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

  /** Whether the same again will be refused again. */
  get isFinal() { return this.status >= 400 && this.status < 500 && !this.isUnproven && this.status !== 408 && this.status !== 429; }
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

  /** Says something; resolves when the shop has taken it. Throws Refused, or what fetch throws without a network. */
  async say(activity, photos) {
    const kind = photos.length > 0 ? 'upload' : 'activities';
    const once = async () => {
      await this.enter();
      return this.call('POST', `conversations/${this.conversation}/${kind}`, photos.length > 0 ? form(activity, photos) : JSON.stringify(activity));
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
    const stop = new AbortController();
    const isForm = body instanceof FormData;
    const timer = setTimeout(() => stop.abort(), isForm ? UPLOAD_PATIENCE_MS : PATIENCE_MS);
    const headers = this.grant ? { Authorization: `Bearer ${this.grant.token}` } : {};
    if (body && !isForm) headers['Content-Type'] = 'application/json';
    try {
      const answer = await fetch(DOOR + path, { method, headers, body, credentials: 'same-origin', cache: 'no-store', signal: stop.signal });
      if (!answer.ok) throw new Refused(answer.status);
      return await answer.json();
    } finally {
      clearTimeout(timer);
    }
  }
}

function form(activity, photos) {
  const parts = new FormData();
  parts.append('activity', new Blob([JSON.stringify(activity)], { type: 'application/vnd.microsoft.activity' }), 'activity.json');
  photos.forEach((photo, index) => parts.append('file', photo, `photo-${index + 1}.jpg`));
  return parts;
}
