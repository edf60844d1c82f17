import { vi } from 'vitest';
import { patienceMs } from './drivers.ts';

/** Tries again until the expectations hold. */
export function eventually<Value>(check: () => Value | Promise<Value>): Promise<Value> {
  return vi.waitFor(check, { timeout: patienceMs, interval: 50 });
}
