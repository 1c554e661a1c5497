// What was written and has not arrived: sent in order, kept through a reload, tried again when the line is back.

const longestPhoto = 1600;

export class Unsent {
  #queue; #busy = false; #line; #show;

  /** @param line a DirectLine · show(item) draws the state of one: sending, failed or gone */
  constructor(name, line, show) {
    this.key = `chatshop-unsent-${name}`;
    this.#line = line;
    this.#show = show;
    this.#queue = JSON.parse(localStorage.getItem(this.key) ?? "[]");
    for (const item of this.#queue) show(item);
    addEventListener("online", () => this.send());
    setInterval(() => this.send(), 20000);
  }

  text(text) {
    this.#add({ id: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`, text });
  }

  async photo(file) {
    this.#add({ id: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`, photo: await small(file) });
  }

  /** Tries what is waiting, oldest first. */
  async send() {
    if (this.#busy) return;
    this.#busy = true;
    while (this.#queue.length > 0) {
      const item = this.#queue[0];
      item.state = "sending";
      this.#show(item);
      try {
        await (item.photo ? this.#line.show(item.id, blobOf(item.photo)) : this.#line.say(item.id, item.text));
        item.state = "sent";
        this.#drop(item);
      } catch (broken) {
        item.state = "failed";
        item.refused = [400, 413, 415].includes(broken.status);
        if (item.refused) this.#drop(item);
        this.#show(item);
        if (!item.refused) break;
        continue;
      }
      this.#show(item);
    }
    this.#busy = false;
  }

  /** Sends one that was refused once more. */
  again(item) {
    if (!this.#queue.includes(item)) this.#queue.push(item);
    this.send();
  }

  #add(item) {
    this.#queue.push(item);
    this.#keep();
    item.state = "sending";
    this.#show(item);
    this.send();
  }

  #drop(item) {
    this.#queue.splice(this.#queue.indexOf(item), 1);
    this.#keep();
  }

  #keep() {
    try {
      localStorage.setItem(this.key, JSON.stringify(this.#queue));
    } catch {
      localStorage.setItem(this.key, JSON.stringify(this.#queue.filter(item => !item.photo))); // Full: photos are not kept through a reload.
    }
  }
}

/** A photo as a phone should send it, as a data address. */
async function small(file) {
  const image = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, longestPhoto / Math.max(image.width, image.height));
  const canvas = Object.assign(document.createElement("canvas"), { width: image.width * scale, height: image.height * scale });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/jpeg", 0.82);
}

function blobOf(address) {
  const bytes = Uint8Array.from(atob(address.slice(address.indexOf(",") + 1)), sign => sign.charCodeAt(0));
  return new Blob([bytes], { type: "image/jpeg" });
}
