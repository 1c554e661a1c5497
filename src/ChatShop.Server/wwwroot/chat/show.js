// Draws what is said. Texts are set as text, never as markup.

const hourAgo = 3600000;

/** Makes an element. */
export function element(name, attributes = {}, ...children) {
  const made = Object.assign(document.createElement(name), attributes);
  made.append(...children);
  return made;
}

/** A text with its links; one that leads to a pay page is a button. */
export function lines(text, words) {
  const bubble = element("div", { className: "bubble" });
  let at = 0;
  for (const found of text.matchAll(/https?:\/\/[^\s，。；！？“”]+/g)) {
    const pays = /\/pay\//.test(found[0]);
    bubble.append(pays ? text.slice(at, found.index).trimEnd() : text.slice(at, found.index), element("a", { href: found[0], target: "_blank", rel: "noopener", className: pays ? "pay" : "", textContent: pays ? words.pay : found[0] }));
    at = found.index + found[0].length + (pays && text[found.index + found[0].length] === "\n" ? 1 : 0);
  }
  bubble.append(text.slice(at));
  return bubble;
}

/** A photo to tap. */
export function photo(url, words) {
  const image = element("img", { src: url, alt: words.photo, loading: "lazy", tabIndex: 0 });
  image.onclick = () => enlarge(url);
  image.onkeydown = key => { if (key.key === "Enter") enlarge(url); };
  return image;
}

function enlarge(url) {
  const large = document.getElementById("large");
  large.firstElementChild.src = url;
  large.onclick = () => large.close();
  large.showModal();
}

/** A hero or thumbnail card. */
export function card(content, act) {
  const body = element("div", {}, element("b", { textContent: content.title ?? "" }), element("i", { textContent: content.subtitle ?? "" }), content.text ?? "");
  const pictures = (content.images ?? []).slice(0, 1).map(image => element("img", { src: image.url, alt: content.title ?? "", loading: "lazy" }));
  return element("div", { className: "card" }, ...pictures, body, ...(content.buttons ?? []).map(button => act(button)));
}

/** A button of a card, or a suggested action. */
export function button(action, say) {
  if (action.type === "openUrl" && /^https?:/.test(action.value))
    return element("a", { href: action.value, target: "_blank", rel: "noopener", textContent: action.title });
  return element("button", { type: "button", textContent: action.title ?? action.value, onclick: () => say(`${action.text ?? action.value ?? action.title}`) });
}

/** The day and hour, where an hour has passed. */
export function when(at, before, locale) {
  if (before && at - before < hourAgo) return null;
  const today = new Date().toDateString() === at.toDateString();
  const text = at.toLocaleString(locale, today ? { hour: "numeric", minute: "2-digit" } : { month: "short", day: "numeric", hour: "numeric", minute: "2-digit" });
  return element("p", { className: "when", textContent: text });
}
