// Photos: made small before they are sent, and shown large when tapped.

const LONGEST_SIDE = 1600;
const QUALITY = 0.82;

/** The photo as a data: address, at most 1600 pixels on its longer side. What the browser can't draw stays as it is. */
export async function shrink(file) {
  // Old browsers draw photos as the camera held them and forget which way was up: the shop turns those.
  if (!CSS.supports('image-orientation', 'from-image')) return read(file);
  const address = URL.createObjectURL(file);
  try {
    return draw(await load(address));
  } catch (error) {
    console.warn('Sent as it is.', error);
    return read(file);
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** The bytes of a data: address. */
export function toBlob(address) {
  const [head, body] = address.split(',');
  const bytes = Uint8Array.from(atob(body), sign => sign.charCodeAt(0));
  return new Blob([bytes], { type: head.slice(5).split(';')[0] });
}

/** Shows a photo over the whole page. @returns false where the browser can't */
export function enlarge(address, alt) {
  const viewer = document.getElementById('viewer');
  if (!viewer.showModal) return false;
  const photo = document.getElementById('viewed');
  photo.src = address;
  photo.alt = alt;
  viewer.onclick = () => viewer.close();
  viewer.showModal();
  return true;
}

function draw(photo) {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(photo.naturalWidth, photo.naturalHeight));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(photo.naturalWidth * scale));
  canvas.height = Math.max(1, Math.round(photo.naturalHeight * scale));
  const paper = canvas.getContext('2d');
  paper.fillStyle = '#fff';
  paper.fillRect(0, 0, canvas.width, canvas.height);
  paper.drawImage(photo, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/jpeg', QUALITY);
}

const load = address => new Promise((resolve, reject) => {
  const photo = new Image();
  photo.onload = () => resolve(photo);
  photo.onerror = () => reject(new Error('The browser can not draw this file.'));
  photo.src = address;
});

const read = file => new Promise((resolve, reject) => {
  const reader = new FileReader();
  reader.onload = () => resolve(reader.result);
  reader.onerror = () => reject(reader.error);
  reader.readAsDataURL(file);
});
