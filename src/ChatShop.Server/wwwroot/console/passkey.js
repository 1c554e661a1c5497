// Passkeys: asks the browser for one, and hands what it says to the form (WebAuthn).
const forms = document.querySelectorAll('form[data-passkey]');

for (const form of forms) {
  form.addEventListener('submit', event => {
    const given = form.querySelector('input[type=hidden][name$=Passkey]');
    if (given.value)
      return;
    event.preventDefault();
    event.stopImmediatePropagation();
    ask(form.dataset.passkey, form)
      .then(credential => {
        given.value = JSON.stringify(credential);
        form.requestSubmit();
      })
      .catch(() => { form.querySelector('[role=alert]').hidden = false; });
  }, true);
}

/** Gets a credential; which one is known only to the browser. */
async function ask(kind, form) {
  const token = form.querySelector('input[name=__RequestVerificationToken]').value;
  const answer = await fetch(`/console/passkey/${kind}`, { method: 'POST', headers: { RequestVerificationToken: token } });
  if (!answer.ok)
    throw new Error(`${answer.status}`);
  const options = await answer.json();
  const made = kind === 'new'
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  return made.toJSON();
}
