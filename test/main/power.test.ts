/** Sleep and waking, as the system announces them. */
import { EventEmitter } from 'node:events';
import type { PowerMonitor } from 'electron';
import { expect, it } from 'vitest';
import { watchSleep } from '../../src/main/power.ts';

function rig(): { monitor: EventEmitter; time: { at: number }; slept: object[] } {
  const monitor = new EventEmitter();
  const time = { at: 0 };
  const slept: object[] = [];
  const afterSleep = (span: object): Promise<void> => {
    slept.push(span);
    return Promise.resolve();
  };
  // Its events are all that is used.
  watchSleep(monitor as unknown as Pick<PowerMonitor, 'on'>, { afterSleep }, { now: () => time.at });
  return { monitor, time, slept };
}

it('tells from when until when, from the first announcement of each sleep', () => {
  const { monitor, time, slept } = rig();
  for (const [event, at] of [
    ['suspend', 1000],
    ['suspend', 1500],
    ['resume', 9000],
    ['suspend', 20_000],
    ['resume', 30_000],
  ] as const) {
    time.at = at;
    monitor.emit(event);
  }
  expect(slept).toEqual([
    { from: 1000, until: 9000 },
    { from: 20_000, until: 30_000 },
  ]);
});

it('looks after the sockets also where only the waking was announced', () => {
  const { monitor, time, slept } = rig();
  time.at = 5000;
  monitor.emit('resume');
  expect(slept).toEqual([{ from: 5000, until: 5000 }]);
});
