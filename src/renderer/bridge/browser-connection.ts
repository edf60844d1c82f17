/** The browser host: calls by POST, events by one WebSocket that comes back by itself. */
import { AppError, failureOf, failureSchema, type Reply } from '../../contract/errors.ts';
import type { EventBatch } from '../../contract/event-batches.ts';
import type { ConnectionState, HostConnection } from './host-connection.ts';
import { hasSession } from './session.ts';

const firstRetryMs = 250;
const lastRetryMs = 4000;

export function browserConnection(): HostConnection {
  const listeners = new Set<(batch: EventBatch) => void>();
  const watchers = new Set<(state: ConnectionState) => void>();
  let state: ConnectionState = 'connecting';
  let retryMs = firstRetryMs;

  const become = (next: ConnectionState): void => {
    if (next === state) return;
    state = next;
    for (const watcher of watchers) watcher(next);
  };
  const connect = (): void => {
    const socket = new WebSocket(
      `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/events`,
    );
    socket.onopen = () => {
      retryMs = firstRetryMs;
      become('open');
    };
    socket.onmessage = ({ data }) => {
      // The host parses every payload with the contract's schema before it sends it.
      const batch = JSON.parse(String(data)) as EventBatch;
      for (const listener of listeners) listener(batch);
    };
    socket.onclose = () => void comeBack();
  };
  const comeBack = async (): Promise<void> => {
    if (state === 'open') become('lost');
    const session = await hasSession();
    if (session === false) become('refused');
    else if (session === null) become('lost');
    setTimeout(connect, retryMs);
    retryMs = Math.min(retryMs * 2, lastRetryMs);
  };
  connect();

  return {
    request: requestOverHttp,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onState(watcher) {
      watchers.add(watcher);
      watcher(state);
      return () => watchers.delete(watcher);
    },
  };
}

async function requestOverHttp(name: string, input: unknown): Promise<Reply<unknown>> {
  try {
    const response = await fetch(`/rpc/${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(input ?? {}),
    });
    return readReply(await response.json());
  } catch {
    return failureOf(hostLost());
  }
}

/** A failure is parsed; a value was parsed by the host with the schema of its method. */
function readReply(reply: unknown): Reply<unknown> {
  const failure = failureSchema.safeParse(reply);
  if (failure.success) return failure.data;
  if (typeof reply === 'object' && reply !== null && 'ok' in reply && 'value' in reply)
    return { ok: true, value: reply.value };
  return failureOf(hostLost());
}

function hostLost(): AppError {
  return new AppError(
    'host-lost',
    { en: 'Ringcode does not answer this page.', zh: 'Ringcode 没有响应此页面。' },
    {
      next: {
        en: 'See whether the program that serves the page still runs; the page connects again by itself.',
        zh: '请确认提供此页面的程序仍在运行；恢复后页面会自动重新连接。',
      },
    },
  );
}
