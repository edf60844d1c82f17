/** How a browser's page gets its session: by the token in the address it was opened with, once. */

const tokenForm = /^#token=(?<token>[\w-]+)$/;

/** Exchanges the token of the address for a session and takes it out of the address bar and the history. */
export async function openSession(): Promise<void> {
  const token = tokenForm.exec(location.hash)?.groups?.['token'];
  if (token === undefined) return;
  history.replaceState(null, '', `${location.pathname}#/`);
  // What fails here shows when the event socket is refused, which is worded there.
  await fetch('/session', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ token }),
  }).catch(() => undefined);
}

/** The printed address may be opened where the page is already: only its token is new then, and nothing is loaded. */
export function reloadForToken(): void {
  addEventListener('hashchange', () => {
    if (tokenForm.test(location.hash)) location.reload();
  });
}

/** @returns null where the host does not answer at all */
export async function hasSession(): Promise<boolean | null> {
  try {
    return (await fetch('/session')).ok;
  } catch {
    return null;
  }
}
