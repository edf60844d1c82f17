/** What a page may not do, whatever it shows: everything that the screens do not need. */
import type { App, Session, Shell, WebContents } from 'electron';
import type { DeveloperLog } from './developer-log.ts';
import { originOf } from './page-address.ts';

/** The copy buttons need it; reading the clipboard is another permission. */
const allowedPermission = 'clipboard-sanitized-write';

/** Hosts whose https pages may be opened in the system's browser: the vendor's documentation and console. */
const externalHosts: readonly string[] = [
  'support.huaweicloud.com',
  'console.huaweicloud.com',
  'www.huaweicloud.com',
];

/** Where an external link leads is decided here, not by the page. */
export function isExternalLink(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, port, username, password } = new URL(address);
  const isPlain = port === '' && username === '' && password === '';
  return protocol === 'https:' && isPlain && externalHosts.includes(hostname);
}

/** Permissions, devices, downloads and every request that leaves the page's own origin. */
export function guardSession(session: Session, origin: string, log: DeveloperLog): void {
  const isOurs = (address: string | undefined): boolean => originOf(address ?? '') === origin;
  session.setPermissionRequestHandler((_contents, permission, decide, details) => {
    const allowed = permission === allowedPermission && details.isMainFrame && isOurs(details.requestingUrl);
    if (!allowed) log.write(`denied the permission ${permission}`);
    decide(allowed);
  });
  session.setPermissionCheckHandler(
    (_contents, permission, requestingOrigin) => permission === allowedPermission && isOurs(requestingOrigin),
  );
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => {
    event.preventDefault();
    log.write('denied a download');
  });
  session.webRequest.onBeforeRequest(({ url }, decide) => {
    const allowed = isOurs(url) || url.startsWith('data:') || isDevelopment(url, origin);
    if (!allowed) log.write(`denied a request to ${originOf(url) ?? 'no origin'}`);
    decide({ cancel: !allowed });
  });
}

/** While the screens are being written: the DevTools, and the WebSocket by which their server tells of changes. */
function isDevelopment(address: string, origin: string): boolean {
  if (!origin.startsWith('http:')) return false;
  return address.startsWith('devtools:') || originOf(address) === origin.replace('http:', 'ws:');
}

/** Windows, frames and pages that are not ours do not come to be. */
export function guardContents(
  app: Pick<App, 'on'>,
  shell: Pick<Shell, 'openExternal'>,
  origin: string,
  log: DeveloperLog,
): void {
  app.on('web-contents-created', (_event, contents) => {
    guardNavigation(contents, origin, log);
    contents.setWindowOpenHandler(({ url }) => {
      if (isExternalLink(url)) void shell.openExternal(url);
      else log.write(`denied a window for ${originOf(url) ?? 'no origin'}`);
      return { action: 'deny' };
    });
    contents.on('will-attach-webview', (event) => {
      event.preventDefault();
      log.write('denied a webview');
    });
  });
}

function guardNavigation(contents: WebContents, origin: string, log: DeveloperLog): void {
  const keepHere = (event: { preventDefault(): void; readonly url: string }): void => {
    if (originOf(event.url) === origin) return;
    event.preventDefault();
    log.write(`denied a navigation to ${originOf(event.url) ?? 'no origin'}`);
  };
  contents.on('will-navigate', keepHere);
  contents.on('will-frame-navigate', keepHere);
  contents.on('will-redirect', keepHere);
}
