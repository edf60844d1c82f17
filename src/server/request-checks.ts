/**
 * Who may speak to the browser host at all, before it is asked who they are: whatever page the user has open in
 * the same browser can send requests to this machine.
 */
import type { IncomingHttpHeaders } from 'node:http';
import type { KnowsHost } from './host-names.ts';
import { refusals, type Refusal } from './refusals.ts';

export interface RequestHead {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  /** It asks for a WebSocket. */
  readonly isUpgrade: boolean;
}

/** @returns why the request is not taken; null where it may go on */
export function checkRequest(request: RequestHead, knowsHost: KnowsHost): Refusal | null {
  if (!knowsHost(request.headers.host)) return refusals.foreignHost;
  if (!comesFromOwnPage(request)) return refusals.foreignOrigin;
  return isJsonWhereNeeded(request) ? null : refusals.notJson;
}

function comesFromOwnPage(request: RequestHead): boolean {
  return hasOwnOrigin(request) && (isOfOwnSite(request.headers) || opensThePage(request));
}

/** Browsers name the origin wherever something changes and for every WebSocket. */
function hasOwnOrigin({ method, headers, isUpgrade }: RequestHead): boolean {
  const { origin, host } = headers;
  if (origin === undefined) return (method === 'GET' || method === 'HEAD') && !isUpgrade;
  return host !== undefined && origin === `http://${host.toLowerCase()}`;
}

/** `none` is the user: the address bar, a bookmark. */
function isOfOwnSite(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
}

/** A link somewhere else may lead to the page: without the token of its address the page shows nothing. */
function opensThePage({ method, url, headers }: RequestHead): boolean {
  const isNavigation = headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
  return isNavigation && method === 'GET' && url === '/';
}

function isJsonWhereNeeded({ method, headers }: RequestHead): boolean {
  return method !== 'POST' || /^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '');
}
