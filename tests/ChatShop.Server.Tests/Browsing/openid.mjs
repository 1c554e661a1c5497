// A house that says who somebody is, by the package oidc-provider: what it is told are the packages, its port, the shop's address
// for the way back, and a file with the roles of everybody it knows.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [packages, port, back, roles] = process.argv.slice(2);
const { Provider } = await import(pathToFileURL(`${packages}/node_modules/oidc-provider/lib/index.js`));
const house = new Provider(`http://127.0.0.1:${port}`, {
  clients: [{ client_id: 'market', client_secret: 'a-secret-of-this-test', redirect_uris: [back], response_types: ['code'], grant_types: ['authorization_code'] }],
  claims: { openid: ['sub', 'groups'], profile: ['preferred_username'] },
  pkce: { required: () => true },
  cookies: { keys: ['of-this-test'] },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, preferred_username: `${id} Rossi`, groups: JSON.parse(readFileSync(roles))[id] ?? [] }) }),
});
house.listen(Number(port), '127.0.0.1', () => console.log('open'));
