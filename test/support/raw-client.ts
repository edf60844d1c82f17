/** A client that writes exactly the bytes it is told: for senders that a proper HTTP client cannot imitate. */
import net, { type Socket } from 'node:net';

export interface RawClient {
  readonly socket: Socket;
  /** Sends bytes; resolves when the system has taken them. */
  write(bytes: string | Uint8Array): Promise<void>;
  /** Waits until everything received so far contains the text, and returns it. */
  until(text: string): Promise<string>;
  /** Waits for the other end to close; returns everything received. */
  closed(): Promise<string>;
}

export async function connectRaw(port: number): Promise<RawClient> {
  const socket = net.connect(port, '127.0.0.1');
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  let received = '';
  let isClosed = false;
  const waiting = new Set<() => void>();
  const wake = (): void => {
    for (const check of waiting) check();
  };
  socket.on('data', (chunk) => {
    received += chunk.toString('latin1');
    wake();
  });
  socket.on('error', () => undefined);
  socket.on('close', () => {
    isClosed = true;
    wake();
  });
  function when(condition: () => boolean): Promise<string> {
    return new Promise((resolve, reject) => {
      const check = (): void => {
        if (!condition() && !isClosed) return;
        waiting.delete(check);
        if (condition()) resolve(received);
        else reject(new Error(`closed after: ${received}`));
      };
      waiting.add(check);
      check();
    });
  }
  return {
    socket,
    write: (bytes) =>
      new Promise((resolve) => {
        socket.write(bytes, () => {
          resolve();
        });
      }),
    until: (text) => when(() => received.includes(text)),
    closed: () => when(() => isClosed),
  };
}

/** The text of a POST as the platform sends it. */
export function post(target: string, body: string, ...headers: string[]): string {
  return [
    `POST ${target} HTTP/1.1`,
    'Host: listener',
    'Content-Type: application/json;charset=UTF-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...headers,
    '',
    body,
  ].join('\r\n');
}
