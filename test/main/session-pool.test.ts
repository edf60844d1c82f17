/** No call begins on a connection that an earlier one has left. */
import { expect, it } from 'vitest';
import { createSessionPool, type SessionPool } from '../../src/main/session-pool.ts';

function rig(): { pool: SessionPool<Lent>; made: Lent[] } {
  const made: Lent[] = [];
  const pool = createSessionPool<Lent>((number) => {
    const session: Lent = {
      number,
      closed: 0,
      closeAllConnections: () => {
        session.closed += 1;
        return Promise.resolve();
      },
    };
    made.push(session);
    return session;
  });
  return { pool, made };
}

interface Lent {
  readonly number: number;
  closed: number;
  closeAllConnections(): Promise<void>;
}

it('closes what is left open before each call, and takes the same session again', async () => {
  const { pool, made } = rig();
  for (let call = 1; call <= 3; call += 1)
    expect(await pool.use(({ closed }) => Promise.resolve(closed))).toBe(call);
  expect(made).toHaveLength(1);
});

it('lends no session twice at a time', async () => {
  const { pool, made } = rig();
  const gate = Promise.withResolvers<undefined>();
  const first = pool.use(async ({ number }) => {
    await gate.promise;
    return number;
  });
  expect(await pool.use(({ number }) => Promise.resolve(number))).toBe(2);
  gate.resolve(undefined);
  expect(await first).toBe(1);
  expect(made.map(({ closed }) => closed)).toEqual([1, 1]);
});

it('takes a session back after a failure', async () => {
  const { pool, made } = rig();
  await expect(pool.use(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  await pool.use(() => Promise.resolve());
  expect(made).toHaveLength(1);
});
