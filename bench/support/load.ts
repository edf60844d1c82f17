import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { createHistogram, performance, type RecordableHistogram } from 'node:perf_hooks';

export interface Load {
  readonly url: string;
  readonly connections: number;
  readonly ms: number;
  /** Sent in turn. */
  readonly bodies: readonly string[];
  /** Requests per second of all connections together; without it as many as are answered. */
  readonly perSecond?: number;
}

export interface Measured {
  readonly perSecond: number;
  /** ms */
  readonly p50: number;
  readonly p99: number;
  readonly answered: number;
  /** Answers other than 200. */
  readonly failed: number;
}

/**
 * Posts with so many kept-alive connections, each with one request at a time, for a bounded time. Written on
 * bare sockets: any HTTP client costs more than the servers it is to measure, and both would look alike.
 */
export async function applyLoad({ url, connections, ms, bodies, perSecond }: Load): Promise<Measured> {
  const target = new URL(url);
  const requests = bodies.map((body) => requestBytes(target, body));
  const started = performance.now();
  const pace = perSecond === undefined ? 0 : 1000 / perSecond;
  const run: Run = {
    end: started + ms,
    histogram: createHistogram(),
    next: () => {
      const turn = run.asked++;
      return { bytes: requests[turn % requests.length] ?? Buffer.alloc(0), at: started + turn * pace };
    },
    asked: 0,
    answered: 0,
    failed: 0,
  };
  await Promise.all(Array.from({ length: connections }, () => postInTurn(target, run)));
  return {
    perSecond: run.answered / ((performance.now() - started) / 1000),
    p50: run.histogram.percentile(50) / 1000,
    p99: run.histogram.percentile(99) / 1000,
    answered: run.answered,
    failed: run.failed,
  };
}

interface Run {
  readonly end: number;
  readonly histogram: RecordableHistogram;
  /** What to send next, and not before when. */
  readonly next: () => { readonly bytes: Buffer; readonly at: number };
  asked: number;
  answered: number;
  failed: number;
}

function requestBytes({ pathname, host }: URL, body: string): Buffer {
  const length = Buffer.byteLength(body).toString();
  const head = `POST ${pathname} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json;charset=UTF-8\r\n`;
  return Buffer.from(`${head}Content-Length: ${length}\r\n\r\n${body}`);
}

async function postInTurn(target: URL, run: Run): Promise<void> {
  const socket = connect(Number(target.port), target.hostname);
  socket.setNoDelay(true);
  await once(socket, 'connect');
  let sent = 0;
  let received = '';
  const send = (bytes: Buffer): void => {
    sent = performance.now();
    socket.write(bytes);
  };
  const sendNext = (): void => {
    const { bytes, at } = run.next();
    const now = performance.now();
    if (Math.max(at, now) >= run.end) socket.end();
    else if (at <= now) send(bytes);
    else setTimeout(() => send(bytes), at - now);
  };
  socket.on('data', (chunk: Buffer) => {
    received += chunk.toString('latin1');
    if (!isWhole(received)) return;
    run.histogram.record(Math.max(1, Math.round((performance.now() - sent) * 1000)));
    run.answered += 1;
    if (!received.startsWith('HTTP/1.1 200')) run.failed += 1;
    received = '';
    sendNext();
  });
  sendNext();
  await closed(socket);
}

function isWhole(answer: string): boolean {
  const head = answer.indexOf('\r\n\r\n');
  if (head < 0) return false;
  const length = Number(/\r\ncontent-length: (\d+)/i.exec(answer)?.[1]);
  return answer.length >= head + 4 + length;
}

async function closed(socket: Socket): Promise<void> {
  // An error ends the connection too, and with it the benchmark: it rejects here.
  await once(socket, 'close');
}
