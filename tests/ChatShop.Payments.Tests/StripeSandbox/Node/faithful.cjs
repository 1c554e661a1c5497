// Holds objects against the types of Stripe's own library: node faithful.cjs <folder with node_modules> <objects.json>
// Prints one line for each thing that Stripe would never send. A word outside of an enum's list is one of them, though
// the library's types leave those open for what Stripe may add.
const path = require('path');
const fs = require('fs');
const [, , folder, file] = process.argv;
const ts = require(path.join(folder, 'node_modules', 'typescript'));

const types = {
  account: 'Account', account_link: 'AccountLink', balance: 'Balance', balance_transaction: 'BalanceTransaction', bank_account: 'BankAccount',
  charge: 'Charge', 'checkout.session': 'Checkout.Session', dispute: 'Dispute', event: 'Event', item: 'LineItem', payment_intent: 'PaymentIntent',
  payout: 'Payout', person: 'Person', refund: 'Refund', transfer: 'Transfer', transfer_reversal: 'TransferReversal', webhook_endpoint: 'WebhookEndpoint',
};

const objects = JSON.parse(fs.readFileSync(file, 'utf8'));
const lines = objects.map((each, at) => {
  const type = types[each.object] ?? (each.deleted ? undefined : 'unknown');
  return `const o${at}: Stripe.${type} = ${JSON.stringify(each)};`;
});
const source = path.join(folder, 'objects.ts');
const text = ["import Stripe from 'stripe';", ...lines, 'export {};'].join('\n');

const options = {
  strict: true, exactOptionalPropertyTypes: true, noEmit: true, skipLibCheck: true, types: [],
  target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.Node16, moduleResolution: ts.ModuleResolutionKind.Node16,
};
const host = ts.createCompilerHost(options);
const { getSourceFile, fileExists, readFile } = host;
host.fileExists = name => name === source || fileExists(name);
host.readFile = name => name === source ? text : readFile(name);
host.getSourceFile = (name, language, ...rest) => {
  if (name === source) return ts.createSourceFile(name, text, language);
  if (!name.includes('/stripe/')) return getSourceFile(name, language, ...rest);
  const sent = readFile(name)
    .replace(/export type OtherString = [^;]+;/, 'export type OtherString = never;')
    .replace(/: Decimal\b/g, ': string'); // The library makes numbers of the texts that are sent.
  return ts.createSourceFile(name, sent, language);
};

const program = ts.createProgram([source], options, host);
for (const found of ts.getPreEmitDiagnostics(program)) {
  const place = found.file === undefined ? '' : found.file.getLineAndCharacterOfPosition(found.start);
  const object = place === '' ? undefined : objects[place.line - 1];
  const near = found.file === undefined ? '' : found.file.text.slice(found.start, found.start + 80).split('\n')[0];
  const about = object === undefined ? found.file?.fileName : `${object.object} ${object.id ?? ''}`;
  console.log(`${about}: ${near}: ${ts.flattenDiagnosticMessageText(found.messageText, ' / ').slice(0, 600)}`);
}
console.log(`${objects.length} held against Stripe's types`);
