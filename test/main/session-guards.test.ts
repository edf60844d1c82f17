/** What a page may not do, whatever it shows. */
import { EventEmitter } from 'node:events';
import type { App, Session } from 'electron';
import { describe, expect, it } from 'vitest';
import { createDeveloperLog } from '../../src/main/developer-log.ts';
import { guardContents, guardSession, isExternalLink } from '../../src/main/session-guards.ts';

const origin = 'app://ringcode';
const page = `${origin}/#/calls`;

type Handler = (...args: unknown[]) => unknown;

/** A session that remembers what was set on it. */
function guardedSession(pageOrigin = origin): { handlers: Map<string, Handler>; lines: string[] } {
  const handlers = new Map<string, Handler>();
  const lines: string[] = [];
  const keep = (name: string) => (handler: Handler) => void handlers.set(name, handler);
  const session = {
    setPermissionRequestHandler: keep('request'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device'),
    on: (name: string, handler: Handler) => handlers.set(name, handler),
    webRequest: { onBeforeRequest: keep('onBeforeRequest') },
  };
  const log = createDeveloperLog({ write: (line) => lines.push(line) });
  // It has what is used of a session.
  guardSession(session as unknown as Session, pageOrigin, log);
  return { handlers, lines };
}

describe('permissions', () => {
  const asked = (permission: string, requestingUrl: string, isMainFrame = true): [boolean, string[]] => {
    const { handlers, lines } = guardedSession();
    let answer: unknown;
    handlers.get('request')?.(null, permission, (granted: boolean) => (answer = granted), {
      requestingUrl,
      isMainFrame,
    });
    return [answer === true, lines];
  };

  it.each([
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'openExternal',
    'fileSystem',
    'usb',
    'unknown',
  ])('%s is denied, and the denial written down', (permission) => {
    const [granted, lines] = asked(permission, page);
    expect(granted).toBe(false);
    expect(lines.join('')).toContain(`denied the permission ${permission}`);
    expect(guardedSession().handlers.get('check')?.(null, permission, origin, {})).toBe(false);
  });

  it('writing to the clipboard is granted to our own main frame, and to nobody else', () => {
    const wish = 'clipboard-sanitized-write';
    expect(asked(wish, page)[0]).toBe(true);
    expect(asked(wish, page, false)[0]).toBe(false);
    expect(asked(wish, 'https://elsewhere.invalid/')[0]).toBe(false);
    const check = guardedSession().handlers.get('check');
    expect(check?.(null, wish, `${origin}/`, {})).toBe(true);
    expect(check?.(null, wish, 'https://elsewhere.invalid', {})).toBe(false);
  });

  it('no device, and no download', () => {
    const { handlers } = guardedSession();
    expect(handlers.get('device')?.({})).toBe(false);
    let prevented = false;
    handlers.get('will-download')?.({ preventDefault: () => (prevented = true) });
    expect(prevented).toBe(true);
  });
});

describe('requests of the page', () => {
  const isCancelled = (url: string, pageOrigin = origin): unknown => {
    let answer: { cancel?: boolean } = {};
    guardedSession(pageOrigin).handlers.get('onBeforeRequest')?.(
      { url },
      (given: object) => (answer = given),
    );
    return answer.cancel;
  };

  it.each(['app://ringcode/assets/a.js', 'data:image/png;base64,AA=='])('%s goes through', (url) => {
    expect(isCancelled(url)).toBe(false);
  });

  it.each([
    'https://elsewhere.invalid/',
    'http://127.0.0.1:9330/',
    'ws://127.0.0.1:9330/',
    'file:///etc/passwd',
    'app://elsewhere/',
    'devtools://devtools/bundled/inspector.html',
    'no address',
  ])('%s does not', (url) => {
    expect(isCancelled(url)).toBe(true);
  });

  it('of the development server come with its socket and the DevTools', () => {
    const server = 'http://localhost:5173';
    for (const url of [`${server}/main.tsx`, 'ws://localhost:5173/?token=a', 'devtools://devtools/a'])
      expect(isCancelled(url, server)).toBe(false);
    expect(isCancelled('ws://localhost:5174/', server)).toBe(true);
  });
});

interface GuardedContents {
  readonly contents: EventEmitter;
  readonly openedOutside: string[];
  readonly lines: string[];
  readonly open: (url: string) => unknown;
}

function guardedContents(): GuardedContents {
  const app = new EventEmitter();
  const openedOutside: string[] = [];
  const lines: string[] = [];
  const shell = {
    openExternal: (url: string) => {
      openedOutside.push(url);
      return Promise.resolve();
    },
  };
  // The events and the one method that are used.
  guardContents(
    app as unknown as Pick<App, 'on'>,
    shell,
    origin,
    createDeveloperLog({ write: (line) => lines.push(line) }),
  );
  let openHandler: Handler | undefined;
  const contents = Object.assign(new EventEmitter(), {
    setWindowOpenHandler: (handler: Handler) => (openHandler = handler),
  });
  app.emit('web-contents-created', {}, contents);
  return { contents, openedOutside, lines, open: (url) => openHandler?.({ url }) };
}

const listed = 'https://support.huaweicloud.com/api-VoiceCall/rtc_05_0005.html';

describe('windows and pages', () => {
  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('%s leads nowhere else', (name) => {
    const { contents, lines } = guardedContents();
    const prevented = (url: string): boolean => {
      let answer = false;
      contents.emit(name, { url, preventDefault: () => (answer = true) });
      return answer;
    };
    for (const url of ['https://elsewhere.invalid/', listed, 'file:///etc/passwd', 'javascript:alert(1)', ''])
      expect(prevented(url)).toBe(true);
    expect(lines).toHaveLength(5);
    expect(prevented('app://ringcode/#/log')).toBe(false);
  });

  it('no webview is attached', () => {
    const { contents, lines } = guardedContents();
    let prevented = false;
    contents.emit('will-attach-webview', { preventDefault: () => (prevented = true) });
    expect(prevented).toBe(true);
    expect(lines.join('')).toContain('denied a webview');
  });

  it('no window is opened; a listed link goes to the system', () => {
    const { open, openedOutside, lines } = guardedContents();
    expect(open(listed)).toEqual({ action: 'deny' });
    expect(open('https://elsewhere.invalid/')).toEqual({ action: 'deny' });
    expect(openedOutside).toEqual([listed]);
    expect(lines).toHaveLength(1);
  });

  it.each([
    'http://support.huaweicloud.com/',
    'https://support.huaweicloud.com.elsewhere.invalid/',
    'https://elsewhere.invalid/?https://support.huaweicloud.com/',
    'https://support.huaweicloud.com:8443/',
    'https://user@support.huaweicloud.com/',
    'https://user:word@support.huaweicloud.com/',
    'file:///support.huaweicloud.com/',
    'ms-settings:network',
    'no address',
  ])('%s is no link to the outside', (url) => {
    expect(isExternalLink(url)).toBe(false);
  });
});
