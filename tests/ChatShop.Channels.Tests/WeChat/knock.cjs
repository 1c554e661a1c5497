// Knocks at the door as WeChat does, by what others wrote for WeChat: wechat-crypto signs and seals, xml2js writes and reads.
const { createRequire } = require('node:module');
const crypto = require('node:crypto');

const [packages, door, token, key, appId] = process.argv.slice(2);
const load = createRequire(`${packages}/`);
const WXBizMsgCrypt = load('wechat-crypto');
const { Builder, parseStringPromise } = load('xml2js');

const bag = new WXBizMsgCrypt(token, key, appId);
const builder = new Builder({ rootName: 'xml', cdata: true, headless: true });
const now = () => `${Math.floor(Date.now() / 1000)}`;
const sign = (...parts) => crypto.createHash('sha1').update(parts.sort().join('')).digest('hex');
const read = async text => Object.fromEntries(Object.entries((await parseStringPromise(text, { explicitArray: false })).xml));

async function knock(fields, isSealed, number) {
  const [timestamp, nonce] = [now(), `n${number}`];
  const query = new URLSearchParams({ signature: sign(token, timestamp, nonce), timestamp, nonce });
  let body = builder.buildObject({ ToUserName: 'gh_shop', FromUserName: 'oNode', CreateTime: timestamp, ...fields });
  if (isSealed) {
    const sealed = bag.encrypt(body);
    query.set('encrypt_type', 'aes');
    query.set('msg_signature', bag.getSignature(timestamp, nonce, sealed));
    body = builder.buildObject({ ToUserName: 'gh_shop', Encrypt: sealed });
  }
  const answer = await fetch(`${door}?${query}`, { method: 'POST', headers: { 'Content-Type': 'text/xml' }, body });
  const text = await answer.text();
  if (!answer.ok || text === 'success')
    return { status: answer.status, text };
  let reply = await read(text);
  if (isSealed) {
    if (bag.getSignature(reply.TimeStamp, reply.Nonce, reply.Encrypt) !== reply.MsgSignature)
      return { status: answer.status, text: 'the signature is wrong' };
    const opened = bag.decrypt(reply.Encrypt);
    if (opened.id !== appId)
      return { status: answer.status, text: 'the AppId is wrong' };
    reply = await read(opened.message);
  }
  return { status: answer.status, to: reply.ToUserName, from: reply.FromUserName, type: reply.MsgType, text: reply.Content ?? reply.Articles?.item?.Title };
}

(async () => {
  const said = [
    [{ MsgType: 'text', Content: '来十斤<苹果> & ]]> 梨', MsgId: '9001' }, false],
    [{ MsgType: 'text', Content: '来十斤<苹果> & ]]> 梨', MsgId: '9002' }, true],
    [{ MsgType: 'event', Event: 'subscribe', EventKey: 'qrscene_s3' }, true],
    [{ MsgType: 'location', Location_X: '23.1', Location_Y: '113.3', Scale: '16', Label: '李家村', MsgId: '9004' }, true],
  ];
  const heard = [];
  for (const [number, [fields, isSealed]] of said.entries())
    heard.push(await knock(fields, isSealed, number));
  console.log(JSON.stringify(heard));
})();
