/**
 * The window's page comes from `app://ringcode/`, not from `file://`: an origin of its own, with headers. What
 * can be had there is listed when the program starts. A path is looked up in that list as it came and never
 * turned into the name of a file, so there is nothing to climb out of.
 */
import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import type { Protocol } from 'electron';
import { noncePlaceholder, securityHeaders } from '../contract/content-security-policy.ts';
import { appHost, appScheme } from './page-address.ts';

/** Must be called before Electron is ready. */
export function registerAppScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  // Scripts that are modules are fetched by the rules for other origins, even from their own.
  const privileges = { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true };
  protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges }]);
}

/** Serves the built screens of this folder. */
export function serveAppScheme(protocol: Pick<Protocol, 'handle'>, folder: string): void {
  const files = listFiles(folder);
  protocol.handle(appScheme, (request) => answer(request, files));
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Files by their path in the address. What has no known type is not part of the screens. */
function listFiles(folder: string): ReadonlyMap<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && extname(entry.name) in contentTypes)
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(paths.map((path) => [`/${relative(folder, path).split(sep).join('/')}`, path]));
}

async function answer(
  request: Pick<Request, 'url' | 'method'>,
  files: ReadonlyMap<string, string>,
): Promise<Response> {
  const nonce = randomBytes(16).toString('base64');
  const headers = { ...securityHeaders(nonce), 'cache-control': 'no-store' };
  if (request.method !== 'GET') return new Response(null, { status: 405, headers });
  const path = pathOf(request.url);
  const file = path === null ? undefined : files.get(path);
  if (file === undefined) return new Response(null, { status: 404, headers });
  const type = contentTypes[extname(file)] ?? '';
  const bytes = await readFile(file);
  const body = type.startsWith('text/html')
    ? bytes.toString('utf8').replaceAll(noncePlaceholder, nonce)
    : new Uint8Array(bytes);
  return new Response(body, { headers: { ...headers, 'content-type': type } });
}

/** Path of an address of ours, as it was written: encoded or not. null for an address of somebody else. */
function pathOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, host, pathname } = new URL(address);
  if (protocol !== `${appScheme}:` || host !== appHost) return null;
  return pathname === '/' || pathname === '' ? '/index.html' : pathname;
}
