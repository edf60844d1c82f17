import { describe, expect, it } from 'vitest';
import { oneAtATime } from '../../src/core/one-at-a-time.ts';

describe('one at a time', () => {
  it('keeps the order and never lets two overlap, also after a failure', async () => {
    const inTurn = oneAtATime();
    const seen: string[] = [];
    const work =
      (name: string, fails = false) =>
      async (): Promise<string> => {
        seen.push(`${name} begins`);
        await new Promise((resolve) => setImmediate(resolve));
        seen.push(`${name} ends`);
        if (fails) throw new Error(name);
        return name;
      };
    const all = await Promise.allSettled([inTurn(work('a')), inTurn(work('b', true)), inTurn(work('c'))]);
    expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
    expect(await inTurn(work('d'))).toBe('d');
  });
});
