// Photos go to the shop by tus: what has arrived stays there, and after a break the rest goes on from that. https://tus.io/protocols/resumable-upload

const TUS = { 'Tus-Resumable': '1.0.0' };

/**
 * Brings photos to the shop, each from where it broke off.
 * @param ask (method, path, body, headers) => Promise of the answer; throws Refused, or what fetch throws without a network
 * @param mark of the message they are for
 * @param uploads the names of those that were begun before; those begun now are written into it
 * @param keep told when that has changed
 */
export async function bring(ask, photos, mark, uploads, keep) {
  for (let i = 0; i < photos.length; i++) {
    let arrived = uploads[i] ? await look(ask, uploads[i]) : null;
    if (arrived === null) {
      uploads[i] = await begin(ask, photos[i], mark);
      keep();
      arrived = 0;
    }
    while (arrived < photos[i].size) {
      const before = arrived;
      arrived = offset(await ask('PATCH', `uploads/${uploads[i]}`, photos[i].slice(arrived),
        Object.assign({ 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': String(arrived) }, TUS)));
      if (!(arrived > before)) throw new Error('The photo does not go on.');
    }
  }
}

/** How much has arrived; null where the shop knows nothing of it any more. */
async function look(ask, upload) {
  try {
    return offset(await ask('HEAD', `uploads/${upload}`, undefined, TUS));
  } catch (error) {
    if (error.status === 404) return null;
    throw error;
  }
}

async function begin(ask, photo, mark) {
  const told = `filetype ${btoa(photo.type)},message ${btoa(mark)}`;
  const answer = await ask('POST', 'uploads', undefined, Object.assign({ 'Upload-Length': String(photo.size), 'Upload-Metadata': told }, TUS));
  return answer.headers.get('Location').split('/').pop();
}

const offset = answer => Number(answer.headers.get('Upload-Offset'));
