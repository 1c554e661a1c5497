// The chat page: one person, one conversation, over Direct Line.
import { DirectLine } from "./directline.js";
import { Unsent } from "./unsent.js";
import { button, card, element, lines, photo, when } from "./show.js";

const query = new URLSearchParams(location.search);
const as = (query.get("as") ?? "").toLowerCase().replace(/[^a-z0-9-]/g, "").slice(0, 20);
const locale = (query.get("lang") ?? navigator.language).startsWith("zh") ? "zh-CN" : "en";
const words = await (await fetch(`texts/${locale}.json`)).json();
const [said, quick, form, text, who, offline] = ["said", "quick", "say", "text", "who", "offline"].map(id => document.getElementById(id));
const shown = new Map();
let last = null, typing = null;

document.documentElement.lang = locale;
document.title = document.querySelector("h1").textContent = words.title;
who.textContent = words.who[as] ?? as;
text.placeholder = words.placeholder;
text.setAttribute("aria-label", words.placeholder);
document.querySelector("#photo span").textContent = words.sendPhoto;
document.querySelector("#say button span").textContent = words.send;
said.setAttribute("aria-label", words.title);
offline.textContent = words.offline;

const line = new DirectLine(as, locale, activities => activities.forEach(hear), online => { offline.hidden = online; });
const unsent = new Unsent(as, line, draw);

function say(what) {
  quick.replaceChildren();
  unsent.text(what);
}

/** Takes one activity from the feed: an answer, or what this person said themselves. */
function hear(activity) {
  wait(activity.type === "typing");
  if (activity.type !== "message") return;
  const mine = activity.from?.role === "user";
  const id = mine ? activity.channelData?.clientActivityID ?? activity.id : activity.id;
  const drawn = parts(activity);
  const at = new Date(activity.timestamp ?? Date.now());
  if (mine && shown.has(id)) shown.get(id).remove();
  if (!mine || !shown.has(id)) {
    const time = when(at, last, locale);
    if (time) said.append(time);
  }
  last = at;
  const message = element("div", { className: mine ? "message mine" : "message" }, ...drawn);
  shown.set(id, message);
  put(message);
  if (mine) wait(true);
  else suggest(activity.suggestedActions?.actions ?? []);
}

function parts(activity) {
  const drawn = activity.text ? [lines(activity.text, words)] : [];
  for (const attachment of activity.attachments ?? []) {
    if (attachment.contentType?.startsWith("image/")) drawn.push(photo(attachment.contentUrl, words));
    else if (/card\.(hero|thumbnail)$/.test(attachment.contentType)) drawn.push(card(attachment.content, action => button(action, say)));
  }
  return drawn;
}

/** Draws something that is on its way, or did not arrive. */
function draw(item) {
  if (item.state === "sent") {
    shown.get(item.id)?.classList.remove("sending", "failed");
    shown.get(item.id)?.querySelector(".state")?.remove();
    return;
  }
  const failed = item.state === "failed";
  const state = failed
    ? element("button", { type: "button", className: "state", textContent: item.refused ? words.refused : words.failed, onclick: () => unsent.again(item) })
    : element("span", { className: "state", textContent: words.sending });
  const message = element("div", { className: `message mine ${item.state}` }, item.photo ? photo(item.photo, words) : lines(item.text, words), state);
  if (shown.has(item.id)) shown.get(item.id).replaceWith(message);
  else put(message);
  shown.set(item.id, message);
}

function put(message) {
  typing ? typing.before(message) : said.append(message);
  requestAnimationFrame(() => { said.scrollTop = said.scrollHeight; });
}

/** Shows, or no longer shows, that the shop is about to answer. */
function wait(on) {
  clearTimeout(wait.over);
  if (!on) {
    typing?.remove();
    typing = null;
    return;
  }
  if (!typing) {
    typing = element("div", { className: "message", ariaLabel: words.typing }, element("div", { className: "bubble typing" }, element("i"), element("i"), element("i")));
    said.append(typing);
    said.scrollTop = said.scrollHeight;
  }
  wait.over = setTimeout(() => wait(false), 8000);
}

function suggest(actions) {
  quick.replaceChildren(...actions.map(action => button(action, say)));
  if (actions.length === 0 && shown.size <= 2) quick.append(...(words.examples[as] ?? words.examples[""]).map(example => button({ value: example, title: example }, say)));
  requestAnimationFrame(() => { said.scrollTop = said.scrollHeight; });
}

function grow() {
  text.style.height = "auto";
  text.style.height = `${text.scrollHeight + 2}px`;
}

form.onsubmit = event => {
  event.preventDefault();
  const what = text.value.trim();
  if (what) say(what);
  text.value = "";
  grow();
  text.focus();
};
text.oninput = grow;
text.onkeydown = key => {
  if (key.key !== "Enter" || key.shiftKey || key.isComposing) return;
  key.preventDefault();
  form.requestSubmit();
};
text.onpaste = event => [...event.clipboardData.files].filter(file => file.type.startsWith("image/")).forEach(send);
document.querySelector("#photo input").onchange = event => {
  [...event.target.files].forEach(send);
  event.target.value = "";
};

function send(file) {
  unsent.photo(file).catch(() => put(element("div", { className: "message" }, lines(words.noPhoto, words))));
}

unsent.send();
line.listen();
