// Direct Line 3.0 as our own door speaks it: a token for this visitor, a stream that resumes, polling where no stream opens.

const door = "/v3/directline";
const firstWait = 500, longestWait = 15000, pollEvery = 2000;

export class DirectLine {
  #token; #conversation; #watermark = ""; #wait = firstWait; #hear; #state;

  /** @param as which of several people in this browser · hear(activities) takes what was said · state(online) hears whether the line holds */
  constructor(as, locale, hear, state) {
    Object.assign(this, { as, locale });
    this.#hear = hear;
    this.#state = state;
  }

  /** Opens the conversation and listens for ever. */
  async listen() {
    for (;;) {
      try {
        const opened = await this.#open();
        await this.#catchUp();
        this.#state(true);
        this.#wait = firstWait;
        await (this.#stream(opened.streamUrl) ?? this.#poll());
      } catch (broken) {
        if (broken.status === 401 || broken.status === 403) this.#token = null;
      }
      this.#state(navigator.onLine && this.#wait === firstWait);
      await new Promise(done => { setTimeout(done, this.#wait); addEventListener("online", done, { once: true }); });
      this.#wait = Math.min(this.#wait * 2, longestWait);
    }
  }

  /** Says a message; the same id may be sent again and is taken once. */
  async say(id, text) {
    await this.#ready();
    return this.#fetch(`/conversations/${this.#conversation}/activities`, { method: "POST", body: JSON.stringify(this.#message(id, text)), headers: { "content-type": "application/json" } });
  }

  /** Sends a photo. */
  async show(id, blob) {
    await this.#ready();
    const form = new FormData();
    form.append("activity", new Blob([JSON.stringify(this.#message(id))], { type: "application/vnd.microsoft.activity" }));
    form.append("file", blob, "photo.jpg");
    return this.#fetch(`/conversations/${this.#conversation}/upload`, { method: "POST", body: form });
  }

  #message(id, text) {
    return { type: "message", text, locale: this.locale, channelData: { clientActivityID: id } };
  }

  async #ready() {
    if (!this.#token) await this.#open();
  }

  async #open() {
    if (!this.#token) {
      const granted = await this.#fetch(`/tokens/page?as=${encodeURIComponent(this.as)}`, { method: "POST" });
      this.#token = granted.token;
      this.#refreshBefore(granted.expires_in);
    }
    const opened = await this.#fetch("/conversations", { method: "POST", body: JSON.stringify({ locale: this.locale }), headers: { "content-type": "application/json" } });
    this.#conversation = opened.conversationId;
    this.#token = opened.token;
    return opened;
  }

  #refreshBefore(seconds) {
    clearTimeout(this.refreshing);
    this.refreshing = setTimeout(async () => {
      try {
        const granted = await this.#fetch("/tokens/refresh", { method: "POST" });
        this.#token = granted.token;
        this.#refreshBefore(granted.expires_in);
      } catch {
        this.#token = null; // The next call asks for a new one.
      }
    }, seconds * 800);
  }

  /** Everything said since the watermark. */
  async #catchUp() {
    for (;;) {
      const set = await this.#fetch(`/conversations/${this.#conversation}/activities?watermark=${this.#watermark}`);
      this.#take(set);
      if (set.activities.length === 0) return;
    }
  }

  #take(set) {
    this.#watermark = set.watermark;
    if (set.activities.length > 0) this.#hear(set.activities);
  }

  #stream(url) {
    if (!("WebSocket" in window) || this.unstreamable > 2) return null;
    const address = new URL(url);
    address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    address.host = location.host;
    address.searchParams.set("watermark", this.#watermark);
    return new Promise((done, fail) => {
      const socket = new WebSocket(address);
      let opened = false;
      socket.onopen = () => { opened = true; this.unstreamable = 0; };
      socket.onmessage = message => { if (message.data) this.#take(JSON.parse(message.data)); };
      socket.onclose = () => {
        if (!opened) this.unstreamable = (this.unstreamable ?? 0) + 1;
        opened ? done() : fail(new Error("no stream"));
      };
      addEventListener("offline", () => socket.close(), { once: true });
    });
  }

  async #poll() {
    for (;;) {
      await this.#catchUp();
      await new Promise(done => setTimeout(done, document.hidden ? pollEvery * 5 : pollEvery));
    }
  }

  async #fetch(path, options = {}) {
    const headers = { ...options.headers, ...(this.#token ? { authorization: `Bearer ${this.#token}` } : {}) };
    const answer = await fetch(door + path, { ...options, headers, signal: AbortSignal.timeout?.(30000) });
    if (!answer.ok) throw Object.assign(new Error(path), { status: answer.status });
    return answer.json();
  }
}
