// Talks through the door with Microsoft's own client and prints what it saw as one line of JSON.
// node talk.cjs FOLDER DOMAIN TOKEN stream|poll: FOLDER holds node_modules.
const { createRequire } = require('node:module');
const [folder, domain, token, way] = process.argv.slice(2);
const load = createRequire(folder + '/');
globalThis.XMLHttpRequest = load('xhr2');
globalThis.WebSocket = load('ws');
const { ConnectionStatus, DirectLine } = load('botframework-directlinejs');

const client = new DirectLine({ domain, token, webSocket: way === 'stream', pollingInterval: 200 });
const seen = [];
const states = [];
client.connectionStatus$.subscribe(state => states.push(ConnectionStatus[state]));
const heard = {};
// This client mixes what comes in two messages at once: the next thing is said when the answer to the last was seen.
const answerOf = text => new Promise(resolve => { heard[text] = resolve; });
const [greeted, answered] = [answerOf('welcome'), answerOf('echo: one')];
client.activity$.subscribe(activity => {
  heard[activity.text]?.();
  seen.push({ id: activity.id, text: activity.text, mark: activity.channelData?.clientActivityID });
  if (seen.length === 5) finish();
});

const ids = [];
const say = (text, mark) => new Promise((resolve, reject) => client
  .postActivity({ type: 'message', text, from: { id: 'someone else' }, channelData: { clientActivityID: mark } })
  .subscribe(id => { ids.push(id); resolve(); }, reject));

function finish() {
  // Whatever came twice or too much would come now.
  setTimeout(() => {
    console.log(JSON.stringify({ seen, ids, states }));
    client.end();
    process.exit(0);
  }, 1000);
}

greeted.then(() => say('one', 'm1')).then(() => say('one', 'm1')).then(() => answered).then(() => say('two', 'm2')).catch(error => {
  console.error(error);
  process.exit(1);
});
