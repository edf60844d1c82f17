import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from '../../src/contract/content-security-policy.ts';
import { temporaryFolder } from '../support/run-ringcode.ts';
import { builtScreens, openBrowserHost } from '../support/browser-host-rig.ts';

describe('the page', () => {
  it('carries a fresh nonce, the same as its policy, in every answer', async () => {
    const host = await openBrowserHost();
    const [first, second] = [await host.ask('/'), await host.ask('/')];
    const nonces = [first, second].map(
      ({ text }) => /content="(?<nonce>[\w-]+)"/.exec(text)?.groups?.['nonce'] ?? '',
    );
    for (const [at, { status, text, headers }] of [first, second].entries()) {
      expect(status).toBe(200);
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
      expect(headers['content-security-policy']).toBe(contentSecurityPolicy(nonces[at] ?? ''));
      expect(headers['cache-control']).toBe('no-store');
      expect(text).not.toContain('__CSP_NONCE__');
    }
    expect(nonces[0]).toMatch(/^[\w-]{22}$/);
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  it('is not served as it lies there, without a nonce', async () => {
    const host = await openBrowserHost();
    for (const path of [
      '/index.html',
      '/./index.html',
      '//index.html',
      '/INDEX.html',
      '/%69ndex.html',
      '/index.html/',
    ]) {
      const { status, text } = await host.ask(path);
      expect([path, status]).toEqual([path, 404]);
      expect(text).not.toContain('__CSP_NONCE__');
    }
  });

  it('that was not built is told with what to do', async () => {
    await expect(openBrowserHost({ screens: temporaryFolder() })).rejects.toMatchObject({
      code: 'not-found',
      next: { en: expect.stringContaining('npm run build') as string },
    });
  });
});

describe('a file', () => {
  it('whose name holds its digest is kept for good, and travels compressed where that is understood', async () => {
    const host = await openBrowserHost();
    const plain = await host.ask('/assets/index-a1b2.js');
    expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(plain.headers['content-type']).toMatch(/^(text|application)\/javascript/);
    const packed = await host.ask('/assets/index-a1b2.js', { headers: { 'accept-encoding': 'gzip, br' } });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(packed.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(packed.headers.vary).toMatch(/accept-encoding/i);
    expect(packed.body.length).toBeLessThan(plain.body.length / 2);
    expect(gunzipSync(packed.body).equals(plain.body)).toBe(true);
  });

  it('of another kind is asked for again', async () => {
    const host = await openBrowserHost();
    const { headers } = await host.ask('/icon.svg');
    expect(headers['cache-control']).toBe('no-cache');
    const again = await host.ask('/icon.svg', { headers: { 'if-none-match': headers.etag ?? '' } });
    expect(again.status).toBe(304);
  });

  it('comes with the headers that keep a browser from being too helpful, and so does a refusal', async () => {
    const host = await openBrowserHost();
    for (const path of ['/', '/icon.svg', '/nothing', '/session']) {
      const { headers } = await host.ask(path);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['cross-origin-opener-policy']).toBe('same-origin');
      expect(headers['cross-origin-resource-policy']).toBe('same-origin');
      expect(headers['permissions-policy']).toContain('camera=()');
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'; /);
      expect(Object.keys(headers).filter((name) => /^access-control|^server$|^x-powered/.test(name))).toEqual(
        [],
      );
    }
  });

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/assets/%00',
    '/.hidden/secret.txt',
    '//secret.txt',
    '/assets',
    '/assets/',
  ])('outside the screens, or none, is not there: %s', async (path) => {
    const parent = temporaryFolder();
    writeFileSync(join(parent, 'secret.txt'), 'planted');
    const screens = join(parent, 'screens');
    mkdirSync(join(screens, '.hidden'), { recursive: true });
    mkdirSync(join(screens, 'assets'));
    writeFileSync(join(screens, '.hidden/secret.txt'), 'planted');
    writeFileSync(join(screens, 'index.html'), '<!doctype html>');
    const host = await openBrowserHost({ screens });
    const { status, text } = await host.ask(path);
    expect(text).not.toContain('planted');
    expect([400, 404]).toContain(status);
  });

  it('may be replaced by a new build while it is served', async () => {
    const screens = builtScreens();
    const host = await openBrowserHost({ screens });
    writeFileSync(join(screens, 'index.html'), '<!doctype html>second build');
    expect((await host.ask('/')).text).toContain('second build');
  });
});
