// A day of a marketplace with Stripe's own library: node market.cjs <folder with node_modules> <sandbox url> <api key>
// Prints the name of each part that went as it does with Stripe.
const assert = require('node:assert/strict');
const http = require('node:http');
const path = require('node:path');
const [, , folder, url, key] = process.argv;
const Stripe = require(path.join(folder, 'node_modules', 'stripe'));

const base = new URL(url);
const stripe = new Stripe(key, { host: base.hostname, port: base.port, protocol: 'http', maxNetworkRetries: 0, telemetry: false });
const pause = milliseconds => new Promise(done => setTimeout(done, milliseconds));
const refused = async (call, wanted) => assert.rejects(call, error => {
  for (const [name, value] of Object.entries(wanted)) assert.equal(error[name], value, `${name}: ${error.message}`);
  return true;
});

async function until(read, isThere) {
  for (let tries = 0; tries < 500; tries++) {
    const found = await read();
    if (isThere(found)) return found;
    await pause(20);
  }
  throw new Error(`It never came to ${isThere}`);
}

async function fill(address, fields) {
  const page = await fetch(address);
  const html = await page.text();
  const cookie = page.headers.get('set-cookie').split(';')[0];
  const csrf = /name="csrf" value="([^"]*)"/.exec(html)[1];
  const form = new URLSearchParams({ ...fields, csrf });
  return fetch(address, { method: 'POST', body: form, headers: { cookie }, redirect: 'manual' });
}

const order = (group, amount = 39990) => ({
  mode: 'payment', success_url: 'http://127.0.0.1:9/?s={CHECKOUT_SESSION_ID}', client_reference_id: group,
  allowed_payment_method_types: ['card', 'wechat_pay', 'alipay'], payment_method_options: { wechat_pay: { client: 'web' } },
  line_items: [{ quantity: 1, price_data: { currency: 'cny', unit_amount: amount, product_data: { name: '茶杯 + cup' } } }],
  payment_intent_data: { transfer_group: group, metadata: { order: group } },
});

async function pay(group, number = '4242424242424242', amount = 39990) {
  const session = await stripe.checkout.sessions.create(order(group, amount), { idempotencyKey: `order:${group}:checkout:1` });
  const answer = await fill(session.url, { method: 'card', number, expiry: '04/30', cvc: '123' });
  assert.equal(answer.status, 303);
  assert.equal(answer.headers.get('location'), `http://127.0.0.1:9/?s=${session.id}`);
  const paid = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent.latest_charge'] });
  assert.equal(paid.payment_status, 'paid');
  return paid.payment_intent.latest_charge;
}

async function seller(bank = '000123456789') {
  const account = await stripe.accounts.create({
    country: 'SG', email: 'seller@example.com', business_type: 'individual', capabilities: { transfers: { requested: true } },
    controller: { fees: { payer: 'application' }, losses: { payments: 'application' }, stripe_dashboard: { type: 'none' }, requirement_collection: 'application' },
    settings: { payouts: { schedule: { interval: 'manual' } } },
  });
  assert.equal(account.capabilities.transfers, 'inactive');
  const link = await stripe.accountLinks.create({
    account: account.id, type: 'account_onboarding', refresh_url: 'http://127.0.0.1:9/again', return_url: 'http://127.0.0.1:9/back',
  });
  const answer = await fill(link.url, { name: 'Mei', account_number: bank });
  assert.equal(answer.headers.get('location'), 'http://127.0.0.1:9/back');
  const ready = await stripe.accounts.retrieve(account.id);
  assert.deepEqual([ready.capabilities.transfers, ready.payouts_enabled, ready.requirements.currently_due], ['active', true, []]);
  return ready.id;
}

const parts = {
  async 'pay and refund'() {
    const charge = await pay('order_1');
    const refund = await stripe.refunds.create({ charge: charge.id, amount: 9990, reason: 'requested_by_customer' });
    assert.deepEqual([refund.status, refund.amount], ['succeeded', 9990]);
    await refused(stripe.refunds.create({ charge: charge.id, amount: 30001 }), { type: 'StripeInvalidRequestError', param: 'amount', statusCode: 400 });
    await stripe.refunds.create({ payment_intent: charge.payment_intent });
    await refused(stripe.refunds.create({ charge: charge.id }), { code: 'charge_already_refunded' });
  },
  async 'sell, transfer and reverse'() {
    const [charge, account] = [await pay('order_2'), await seller()];
    const transfer = await stripe.transfers.create({ amount: 30000, currency: 'cny', destination: account, source_transaction: charge.id });
    assert.equal(transfer.transfer_group, 'order_2');
    await refused(stripe.transfers.create({ amount: 9991, currency: 'cny', destination: account, source_transaction: charge.id }), { param: 'amount' });
    const reversal = await stripe.transfers.createReversal(transfer.id, { amount: 1000 });
    assert.equal((await stripe.transfers.retrieveReversal(transfer.id, reversal.id)).amount, 1000);
    assert.equal((await stripe.transfers.listReversals(transfer.id)).data.length, 1);
    const balance = await stripe.balance.retrieve({}, { stripeAccount: account });
    assert.equal(balance.available.find(each => each.currency === 'cny').amount, 29000);
  },
  async 'pay out'() {
    const account = await seller();
    const broken = await seller('000111111113');
    for (const each of [account, broken])
      await stripe.transfers.create({ amount: 5000, currency: 'cny', destination: each, source_transaction: (await pay(`order_${each}`)).id });
    const start = each => stripe.payouts.create({ amount: 5000, currency: 'cny', metadata: { payout: 'p1' } }, { stripeAccount: each, idempotencyKey: 'payout:p1' });
    const end = (each, payout) => until(() => stripe.payouts.retrieve(payout.id, {}, { stripeAccount: each }), ({ status }) => ['paid', 'failed'].includes(status));
    const payout = await start(account);
    assert.equal((await start(account)).id, payout.id);
    assert.equal((await end(account, payout)).status, 'paid');
    assert.equal((await end(broken, await start(broken))).failure_code, 'account_closed');
    await refused(stripe.payouts.create({ amount: 1, currency: 'cny' }, { stripeAccount: account }), { code: 'balance_insufficient' });
    await refused(stripe.balance.retrieve({}, { stripeAccount: 'acct_nobody' }), { type: 'StripePermissionError', code: 'account_invalid', statusCode: 403 });
  },
  async 'dispute'() {
    const charge = await pay('order_3', '4000000000000259');
    const [dispute] = (await until(() => stripe.disputes.list({ charge: charge.id }), list => list.data.length > 0)).data;
    await refused(stripe.refunds.create({ charge: charge.id }), { code: 'charge_disputed' });
    await stripe.disputes.update(dispute.id, { evidence: { uncategorized_text: 'winning_evidence' }, submit: true });
    const won = await until(() => stripe.disputes.retrieve(dispute.id), ({ status }) => status === 'won');
    assert.deepEqual(won.balance_transactions.map(each => each.net), [-39990, 39990]);
  },
  async 'page through lists'() {
    for (let each = 0; each < 7; each++) await stripe.checkout.sessions.create(order(`page_${each}`));
    const seen = [];
    for await (const session of stripe.checkout.sessions.list({ limit: 3 })) seen.push(session.id);
    assert.equal(new Set(seen).size, seen.length);
    const whole = await stripe.checkout.sessions.list({ limit: 100 });
    assert.deepEqual(seen, whole.data.map(each => each.id));
    let entries = 0;
    await stripe.balanceTransactions.list({ limit: 2 }).autoPagingEach(() => { entries++; });
    assert.ok(entries > 4);
  },
  async 'keys'() {
    const once = { idempotencyKey: 'k1' };
    const first = await stripe.checkout.sessions.create(order('key_1'), once);
    const again = await stripe.checkout.sessions.create(order('key_1'), once);
    assert.deepEqual([again.id, again.lastResponse.headers['idempotent-replayed']], [first.id, 'true']);
    await refused(stripe.checkout.sessions.create(order('key_2'), once), { type: 'StripeIdempotencyError', statusCode: 400 });
    const live = new Stripe('sk_live_x', { host: base.hostname, port: base.port, protocol: 'http', maxNetworkRetries: 0 });
    await refused(live.balance.retrieve(), { type: 'StripeAuthenticationError', statusCode: 401 });
    await refused(stripe.charges.retrieve('ch_none'), { code: 'resource_missing', statusCode: 404 });
  },
  async 'webhooks'() {
    const heard = [];
    const server = http.createServer((request, response) => {
      const chunks = [];
      request.on('data', chunk => chunks.push(chunk)).on('end', () => {
        heard.push({ body: Buffer.concat(chunks), signature: request.headers['stripe-signature'] });
        response.end();
      });
    });
    await new Promise(done => server.listen(0, '127.0.0.1', done));
    const endpoint = await stripe.webhookEndpoints.create({ url: `http://127.0.0.1:${server.address().port}/`, enabled_events: ['checkout.session.completed'] });
    await pay('order_4');
    const { body, signature } = await until(() => heard[0], found => found !== undefined);
    const event = stripe.webhooks.constructEvent(body, signature, endpoint.secret, 10 ** 9);
    assert.deepEqual([event.type, event.data.object.client_reference_id], ['checkout.session.completed', 'order_4']);
    assert.throws(() => stripe.webhooks.constructEvent(body, signature, 'whsec_other', 10 ** 9));
    assert.equal((await stripe.webhookEndpoints.del(endpoint.id)).deleted, true);
    server.close();
  },
};

(async () => {
  for (const [name, act] of Object.entries(parts)) {
    await act();
    console.log(name);
  }
})().catch(error => { console.error(error); process.exit(1); });
