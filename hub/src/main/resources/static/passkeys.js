// Passkeys: asks the hub what to sign, lets the browser ask its person, and sends the answer as the form it stands in.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

const asked = async (form) => {
  const response = await fetch(form.dataset.options, {
    method: 'POST',
    credentials: 'same-origin',
    body: new URLSearchParams({_csrf: form.elements._csrf.value}),
  });
  if (!response.ok) throw new Error(String(response.status));
  const options = await response.json();
  options.challenge = bytes(options.challenge);
  for (const list of [options.allowCredentials, options.excludeCredentials]) {
    for (const one of list || []) one.id = bytes(one.id);
  }
  if (options.user) options.user.id = bytes(options.user.id);
  return options;
};

const answered = (credential) => {
  const from = credential.response;
  const response = {clientDataJSON: text(from.clientDataJSON)};
  if (from.attestationObject) {
    response.attestationObject = text(from.attestationObject);
    response.transports = from.getTransports ? from.getTransports() : [];
  } else {
    response.authenticatorData = text(from.authenticatorData);
    response.signature = text(from.signature);
    if (from.userHandle) response.userHandle = text(from.userHandle);
  }
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    response,
    clientExtensionResults: credential.getClientExtensionResults(),
    authenticatorAttachment: credential.authenticatorAttachment || undefined,
  };
};

const can = 'PublicKeyCredential' in window;
document.querySelectorAll('[data-no-passkeys]').forEach((line) => (line.hidden = can));
document.querySelectorAll('form[data-passkey]').forEach((form) => {
  form.hidden = !can;
  form.addEventListener('submit', async (event) => {
    if (form.elements.answer.value) return;
    event.preventDefault();
    const line = form.querySelector('[data-said]');
    line.hidden = true;
    try {
      const publicKey = await asked(form);
      const credential = await navigator.credentials[form.dataset.passkey]({publicKey});
      form.elements.answer.value = JSON.stringify(answered(credential));
      form.submit();
    } catch (stopped) {
      line.textContent = line.dataset.said;
      line.hidden = false;
    }
  });
});
