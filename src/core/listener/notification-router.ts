/**
 * What becomes of a received request: how it is filed and what is answered. Pure, so that every decision can
 * be tested without a socket. The vendor judges a CDR's delivery by HTTP 200 and, where present, by
 * `resultcode` "0" (reference section 6.3).
 */
import type { Notification } from '../../domain/protocol/notification.ts';
import { readNotification } from '../../domain/protocol/read-notification.ts';

export interface NotificationPaths {
  readonly statusPath: string;
  readonly feePath: string;
}

export interface Reply {
  readonly status: number;
  /** Names and values in turn, ready for writeHead. */
  readonly headers: string[];
  readonly body: string;
}

/** How a request is filed and answered. */
export interface Filing {
  readonly kind: 'status' | 'fee' | 'unreadable' | 'refused';
  readonly sessionId: string | null;
  readonly detail: Readonly<Record<string, unknown>> | null;
  readonly reply: Reply;
}

/**
 * Why a request is turned away. `timeout`: the sender was too slow. `aborted`: it hung up before the end.
 * `stopped`: the listener was stopped before the end. `not-http`: bytes that are no HTTP. `tls`: https spoken
 * to this http port. `headers-too-large`: more than 16 KiB of headers.
 */
export const refusalReasons = [
  'unknown-path',
  'method',
  'too-large',
  'timeout',
  'aborted',
  'stopped',
  'not-http',
  'tls',
  'headers-too-large',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

const jsonType = 'application/json;charset=UTF-8';

function reply(status: number, resultcode: string, resultdesc: string, ...extra: string[]): Reply {
  const body = JSON.stringify({ resultcode, resultdesc });
  const length = String(Buffer.byteLength(body));
  return { status, headers: ['Content-Type', jsonType, 'Content-Length', length, ...extra], body };
}

const success = reply(200, '0', 'Success');

/** The log could not be written: the platform is asked to push again. Seconds until then in Retry-After. */
export const notStored = reply(
  503,
  '503',
  'Not stored, push again later. 未能存储，请稍后重新推送。',
  'Retry-After',
  '60',
);

const refusals: Readonly<Record<RefusalReason, Reply>> = {
  'unknown-path': reply(404, '404', 'Nothing is received at this path. 该路径不接收通知。'),
  method: reply(405, '405', 'POST only. 仅支持 POST。', 'Allow', 'POST'),
  'too-large': refusal(413, 'The body is larger than is accepted here. 消息体超过接收上限。'),
  timeout: refusal(408, 'The request did not arrive in time. 请求未在时限内收全。'),
  aborted: refusal(400, 'The request is incomplete. 请求不完整。'),
  stopped: refusal(503, 'The listener was stopped, push again later. 监听已停止，请稍后重新推送。'),
  'not-http': refusal(400, 'This is not HTTP. 收到的内容不是 HTTP。'),
  tls: refusal(400, 'This port speaks http, not https. 该端口使用 http，不是 https。'),
  'headers-too-large': refusal(431, 'The headers are too large. 请求头过大。'),
};

/** After these the rest of the connection cannot be trusted or is not worth reading. */
function refusal(status: number, resultdesc: string): Reply {
  return reply(status, String(status), resultdesc, 'Connection', 'close');
}

/** Decides by method and path alone, before the body has arrived. Null: welcome. */
export function reasonToRefuse(
  method: string,
  target: string,
  { statusPath, feePath }: NotificationPaths,
): 'unknown-path' | 'method' | null {
  const path = pathOf(target);
  if (path !== statusPath && path !== feePath) return 'unknown-path';
  return method === 'POST' ? null : 'method';
}

/** The path of a request target, without its query; senders behind a proxy may write a whole address. */
function pathOf(target: string): string {
  const inner = /^https?:\/\/[^/?#]*/i.exec(target);
  const path = inner === null ? target : target.slice(inner[0].length);
  const query = path.indexOf('?');
  return query === -1 ? path : path.slice(0, query);
}

export function fileRefusal(reason: RefusalReason): Filing {
  return { kind: 'refused', sessionId: null, detail: { reason }, reply: refusals[reason] };
}

/**
 * Files a body that was received in full on one of our paths. JSON is answered 200 whatever its fields: a
 * second push would be no better. Never throws, whatever the bytes.
 */
export function fileBody(body: Uint8Array): Filing {
  const notification = readSafely(body);
  if (notification === null)
    return { kind: 'unreadable', sessionId: null, detail: { reason: 'not-read' }, reply: success };
  if (notification.kind === 'unreadable') return fileUnreadable(notification);
  const { kind, problems } = notification;
  const sessionId = kind === 'status' ? (notification.status.sessionId ?? null) : sharedSession(notification);
  return {
    kind,
    sessionId,
    detail: problems.length === 0 ? null : { problems: problems.length },
    reply: success,
  };
}

/** Both steps for a request that is there as a whole. */
export function routeNotification(
  request: { readonly method: string; readonly target: string; readonly body: Uint8Array },
  paths: NotificationPaths,
): Filing {
  const reason = reasonToRefuse(request.method, request.target, paths);
  return reason === null ? fileBody(request.body) : fileRefusal(reason);
}

/** The reader promises not to throw; should it break the promise, the bytes are still kept. */
function readSafely(body: Uint8Array): Notification | null {
  try {
    return readNotification(body);
  } catch {
    return null;
  }
}

function fileUnreadable({ reason, problems }: Extract<Notification, { kind: 'unreadable' }>): Filing {
  const filed = { kind: 'unreadable', sessionId: null, detail: { reason } } as const;
  if (reason !== 'not-json') return { ...filed, reply: success };
  const where = problems.find((problem) => problem.rule === 'not-json')?.text ?? { en: 'Not JSON.', zh: '' };
  return { ...filed, reply: reply(400, '400', `${where.en} ${where.zh}`.trim()) };
}

/** The session of a CDR message, null where its CDRs belong to several or name none. */
function sharedSession({ cdrs }: Extract<Notification, { kind: 'fee' }>): string | null {
  const first = cdrs[0]?.sessionId;
  if (first === undefined) return null;
  return cdrs.every((cdr) => cdr.sessionId === first) ? first : null;
}
