// Photos that are not at the shop yet, kept over a closed page: in IndexedDB, since they are too large for localStorage.

const STORE = 'photos';

/** Keeps a message's photos. All of these throw where the browser keeps nothing, or no more. */
export const keepPhotos = (message, photos) => run('readwrite', store => store.put(photos, message));

/** A message's photos, as they were kept; undefined where there are none. */
export const keptPhotos = message => run('readonly', store => store.get(message));

export const forgetPhotos = message => run('readwrite', store => store.delete(message));

async function run(mode, act) {
  const base = await open();
  try {
    return await new Promise((resolve, reject) => {
      const turn = base.transaction(STORE, mode);
      const asked = act(turn.objectStore(STORE));
      turn.oncomplete = () => resolve(asked.result);
      turn.onerror = turn.onabort = () => reject(turn.error);
    });
  } finally {
    base.close();
  }
}

const open = () => new Promise((resolve, reject) => {
  const opening = indexedDB.open('chatshop', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  opening.onsuccess = () => resolve(opening.result);
  opening.onerror = () => reject(opening.error);
});
