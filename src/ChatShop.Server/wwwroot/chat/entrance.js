// Where the person came in: /chat?enter=s3 shows shop 3, /chat?enter=l5 goods, and &say=… puts words into the box.

const asked = new URLSearchParams(location.search);

/** What the person may want to say; they send it themselves, or not. */
export const words = (asked.get('say') || '').slice(0, 2000);

/** Whether they come in at a shop or at goods: what is shown of those is enough to begin with. */
export const entersSomewhere = asked.has('enter');

let scene = (asked.get('enter') || '').replace(/[^a-z0-9]/gi, '').slice(0, 20);
let isEntering = false;

/** Tells the shop, once; a reload tells it nothing more. When the network fails, the next call tries again. */
export async function enter(line, locale) {
  if (!scene || isEntering) return;
  isEntering = true;
  try {
    await line.say({ type: 'event', name: 'entrance', value: scene, locale }, []);
    scene = '';
    forget('enter');
  } catch (error) {
    console.warn('The entrance is tried again later.', error);
  } finally {
    isEntering = false;
  }
}

/** Takes it out of the address, so that it does not happen again. */
export function forget(parameter) {
  const address = new URL(location.href);
  address.searchParams.delete(parameter);
  history.replaceState(null, '', address.pathname + address.search);
}
