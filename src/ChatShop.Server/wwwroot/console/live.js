// Keeps the parts of a page that are marked as live up to date, while somebody looks at them.
const everySeconds = 5;

async function refresh() {
  const parts = document.querySelectorAll('[data-live]');
  if (parts.length === 0 || document.hidden)
    return;
  const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
  if (!answer.ok || answer.redirected)
    return;
  const now = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const part of parts) {
    const fresh = now.querySelector(`[data-live="${part.dataset.live}"]`);
    if (fresh && fresh.innerHTML !== part.innerHTML && !part.contains(document.activeElement))
      part.innerHTML = fresh.innerHTML;
  }
}

setInterval(() => refresh().catch(() => { /* The next round tries again. */ }), everySeconds * 1000);
