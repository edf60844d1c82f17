import { createHistogram, performance } from 'node:perf_hooks';
import { Client } from 'undici';

export interface Load {
  readonly url: string;
  readonly connections: number;
  readonly ms: number;
  /** Sent in turn. */
  readonly bodies: readonly string[];
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

/** Posts with so many kept-alive connections, each with one request at a time, for a bounded time. */
export async function applyLoad({ url, connections, ms, bodies }: Load): Promise<Measured> {
  const { origin, pathname } = new URL(url);
  const histogram = createHistogram();
  const clients = Array.from({ length: connections }, () => new Client(origin));
  const started = performance.now();
  const end = started + ms;
  let answered = 0;
  let failed = 0;
  const post = async (client: Client): Promise<void> => {
    while (performance.now() < end) {
      const sent = performance.now();
      const body = bodies[answered % bodies.length] ?? '';
      const headers = { 'content-type': 'application/json;charset=UTF-8' };
      const { statusCode, body: answer } = await client.request({
        path: pathname,
        method: 'POST',
        headers,
        body,
      });
      await answer.dump();
      histogram.record(Math.max(1, Math.round((performance.now() - sent) * 1000)));
      answered += 1;
      if (statusCode !== 200) failed += 1;
    }
  };
  await Promise.all(clients.map(post));
  const seconds = (performance.now() - started) / 1000;
  await Promise.all(clients.map((client) => client.close()));
  return {
    perSecond: answered / seconds,
    p50: histogram.percentile(50) / 1000,
    p99: histogram.percentile(99) / 1000,
    answered,
    failed,
  };
}
