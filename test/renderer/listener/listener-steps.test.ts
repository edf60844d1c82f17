import { describe, expect, it } from 'vitest';
import type { ListenerView } from '../../../src/contract/views.ts';
import {
  areOther,
  portOf,
  restartKept,
  startKept,
  type ListenerCommands,
} from '../../../src/renderer/features/listener/listener-steps.ts';

const running: ListenerView = {
  running: true,
  elsewhere: false,
  host: '127.0.0.1',
  port: 9330,
  statusUrl: 'http://127.0.0.1:9330/voice/status',
  feeUrl: 'http://127.0.0.1:9330/voice/fee',
};
const other = { host: '127.0.0.1', port: 80 };

/** A host that lets nobody listen on these ports. */
function hostWithout(...taken: number[]): { commands: ListenerCommands; steps: string[] } {
  const steps: string[] = [];
  const commands: ListenerCommands = {
    start({ port }) {
      steps.push(`start ${port}`);
      return taken.includes(port) ? Promise.reject(new Error(`${port} is taken`)) : Promise.resolve();
    },
    stop() {
      steps.push('stop');
      return Promise.resolve();
    },
    save({ port }) {
      steps.push(`save ${port}`);
      return Promise.resolve();
    },
  };
  return { commands, steps };
}

describe('the listener', () => {
  it('keeps values once they have worked, and no others', async () => {
    const free = hostWithout();
    await startKept(free.commands, other);
    expect(free.steps).toEqual(['start 80', 'save 80']);
    const taken = hostWithout(80);
    await expect(startKept(taken.commands, other)).rejects.toThrow('80 is taken');
    expect(taken.steps).toEqual(['start 80']);
  });

  it('starts anew with other values', async () => {
    const { commands, steps } = hostWithout();
    await restartKept(commands, other, running);
    expect(steps).toEqual(['stop', 'start 80', 'save 80']);
  });

  it('listens where it did when the other values do not work, and says why they do not', async () => {
    const { commands, steps } = hostWithout(80);
    await expect(restartKept(commands, other, running)).rejects.toThrow('80 is taken');
    expect(steps).toEqual(['stop', 'start 80', 'start 9330']);
  });

  it('says why the other values do not work though the old ones do not either', async () => {
    const { commands } = hostWithout(80, 9330);
    await expect(restartKept(commands, other, running)).rejects.toThrow('80 is taken');
  });
});

describe('the typed values', () => {
  it('make no port of an empty field', () => {
    expect(portOf('')).toBeNaN();
    expect(portOf('9330')).toBe(9330);
    expect(portOf(0)).toBe(0);
  });

  it('differ from what runs, unless any port will do', () => {
    expect(areOther({ host: '127.0.0.1', port: 9330 }, running)).toBe(false);
    expect(areOther({ host: '127.0.0.1', port: 0 }, running)).toBe(false);
    expect(areOther({ host: '0.0.0.0', port: 9330 }, running)).toBe(true);
    expect(areOther({ host: '127.0.0.1', port: NaN }, running)).toBe(true);
  });
});
