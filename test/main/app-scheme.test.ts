/** Only what was built can be had under the page's own scheme. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { registerAppScheme, serveAppScheme } from '../../src/main/app-scheme.ts';
import { tempFolder } from '../core/event-log/temp-folder.ts';

type Get = (address: string, method?: string) => Promise<Response>;

function serve(): Get {
  const folder = tempFolder();
  const screens = join(folder, 'renderer');
  mkdirSync(join(screens, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.html'), 'outside');
  writeFileSync(join(screens, 'index.html'), '<meta content="__CSP_NONCE__"><script nonce="__CSP_NONCE__">');
  writeFileSync(join(screens, 'assets/index-1.js'), 'export const one = 1;');
  writeFileSync(join(screens, 'assets/index-1.js.map'), '{}');
  writeFileSync(join(screens, 'noextension'), 'x');
  if (process.platform !== 'win32') symlinkSync(join(folder, 'secret.html'), join(screens, 'link.html'));
  let handler: ((request: Request) => Response | Promise<Response>) | undefined;
  serveAppScheme(
    {
      handle: (scheme, given) => {
        expect(scheme).toBe('app');
        handler = given;
      },
    },
    screens,
  );
  return async (url, method = 'GET') => {
    if (handler === undefined) throw new Error('nothing was registered');
    // Electron's own request; only these two are looked at.
    return handler({ url, method } as unknown as Request);
  };
}

describe('the scheme of the app', () => {
  it('is standard and secure, and no file', () => {
    registerAppScheme({
      registerSchemesAsPrivileged: (schemes) => {
        expect(schemes).toEqual([
          {
            scheme: 'app',
            privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true },
          },
        ]);
      },
    });
  });

  it.each(['app://ringcode/', 'app://ringcode', 'app://ringcode/index.html', 'app://ringcode/?x#/calls'])(
    'gives the page at %s, with policy and nonce',
    async (address) => {
      const get = serve();
      const [first, second] = [await get(address), await get(address)];
      expect(first.status).toBe(200);
      expect(first.headers.get('content-type')).toBe('text/html; charset=utf-8');
      const policy = first.headers.get('content-security-policy') ?? '';
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
      expect(policy).toMatch(/^default-src 'none';/);
      expect(Buffer.from(nonce, 'base64')).toHaveLength(16);
      expect(await first.text()).toBe(`<meta content="${nonce}"><script nonce="${nonce}">`);
      expect(second.headers.get('content-security-policy')).not.toBe(policy);
    },
  );

  it('gives scripts with their type, and no other type may be guessed', async () => {
    const answer = await serve()('app://ringcode/assets/index-1.js');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.text()).toBe('export const one = 1;');
  });

  it.each([
    'app://ringcode/../secret.html',
    'app://ringcode/..%2fsecret.html',
    'app://ringcode/%2e%2e/secret.html',
    'app://ringcode/%2e%2e%2fsecret.html',
    'app://ringcode/..%5csecret.html',
    'app://ringcode/..\\secret.html',
    'app://ringcode/assets/..%2f..%2fsecret.html',
    'app://ringcode//secret.html',
    'app://ringcode/index.html%00.js',
    'app://ringcode/index\u0000.html',
    'app://ringcode/INDEX.html',
    'app://ringcode/assets',
    'app://ringcode/assets/',
    'app://ringcode/assets/index-1.js.map',
    'app://ringcode/noextension',
    'app://ringcode/link.html',
    'app://ringcode/__proto__',
    'app://elsewhere/index.html',
    'app://ringcode:8080/index.html',
    'app:/index.html',
    'file:///index.html',
    'no address',
  ])('has nothing at %j', async (address) => {
    const answer = await serve()(address);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe('');
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none';/);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('takes no %s', async (method) => {
    expect((await serve()('app://ringcode/', method)).status).toBe(405);
  });
});
