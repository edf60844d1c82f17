/** The one place that knows which host the page belongs to. */
import { browserConnection } from './browser-connection.ts';
import { desktopConnection } from './desktop-connection.ts';
import type { HostConnection } from './host-connection.ts';
import { openSession, reloadForToken } from './session.ts';

export async function openConnection(): Promise<HostConnection> {
  const desktop = desktopConnection();
  if (desktop !== null) return desktop;
  reloadForToken();
  await openSession();
  return browserConnection();
}
