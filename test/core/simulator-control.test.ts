import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { AppError } from '../../src/contract/errors.ts';
import { createRunningServices } from '../../src/core/running-services.ts';
import { signNotification } from '../../src/core/signing/notification-signer.ts';
import { requestDigest } from '../../src/core/signing/request-signer.ts';
import {
  builtInSimulator,
  createSimulatorControl,
  type SimulatorControl,
} from '../../src/core/simulator-control.ts';
import { systemClock } from '../../src/core/system-clock.ts';
import { createLoopback } from '../support/loopback.ts';
import { afterTest, tempFolder } from './event-log/temp-folder.ts';

const loopback = createLoopback();
afterEach(() => loopback.closeAll());

const quick = { port: 0, speed: 1000, clock: 'any', digest: 'newer' } as const;

/** As the settings have it. */
let savedSpeed = 1;
afterEach(() => void (savedSpeed = 1));

function control(folder: string, secret?: string): SimulatorControl {
  const made = createSimulatorControl({
    services: createRunningServices(folder),
    secret,
    choices: {
      speed: () => Promise.resolve(savedSpeed),
      saveSpeed: (speed) => Promise.resolve(void (savedSpeed = speed)),
      chosen: () => Promise.resolve({}),
    },
    signer: () => Promise.resolve({ requestDigest, signNotification }),
    time: systemClock,
    onAnswered: undefined,
    onPushed: undefined,
  });
  afterTest(() => made.stop());
  return made;
}

async function answers(url: string | null): Promise<boolean> {
  return fetch(url ?? '', { method: 'POST' }).then(
    (response) => response.body?.cancel().then(() => true) ?? true,
    () => false,
  );
}

describe('a simulator', () => {
  it('starts, says where it is, and stops', async () => {
    const simulator = control(tempFolder());
    expect(await simulator.status()).toMatchObject({ running: false, url: null, appKey: null });
    const started = await simulator.start(quick);
    expect(started).toMatchObject({ running: true, appKey: 'ringcodeSimulator' });
    expect(started.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await simulator.status()).toEqual(started);
    expect(await answers(started.url)).toBe(true);
    await simulator.stop();
    expect(await simulator.status()).toMatchObject({ running: false, url: null });
    expect(await answers(started.url)).toBe(false);
    await simulator.stop();
  });

  it('runs at the saved speed unless it is given one, and takes another while it runs', async () => {
    savedSpeed = 20;
    const simulator = control(tempFolder());
    expect(await simulator.start({ ...quick, speed: 5 })).toMatchObject({ speed: 5 });
    await simulator.stop();
    await simulator.ensure();
    expect(await simulator.status()).toMatchObject({ running: true, speed: 20 });
    expect(await simulator.setSpeed(7)).toMatchObject({ running: true, speed: 7 });
    expect(savedSpeed).toBe(7);
    await simulator.stop();
    expect(await simulator.setSpeed(9)).toMatchObject({ running: false, speed: null });
    const { speed: _, ...withoutSpeed } = quick;
    expect(await simulator.start(withoutSpeed)).toMatchObject({ speed: 9 });
  });

  it('takes the app key it is given', async () => {
    expect(await control(tempFolder()).start({ ...quick, appKey: 'mine' })).toMatchObject({ appKey: 'mine' });
  });

  it('starts once, and the first one goes on', async () => {
    const simulator = control(tempFolder());
    const outcomes = await Promise.allSettled([simulator.start(quick), simulator.start(quick)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    await expect(simulator.start(quick)).rejects.toMatchObject({ code: 'conflict' });
    expect(await answers((await simulator.status()).url)).toBe(true);
  });

  it('names the port that another program has', async () => {
    const port = await loopback.start(createServer());
    const error: unknown = await control(tempFolder())
      .start({ ...quick, port })
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: 'port-in-use' });
    expect((error as AppError).text.en).toContain(port.toString());
    expect((error as AppError).text.zh).toContain(port.toString());
  });
});

describe('a call that needs a simulator', () => {
  it('starts one, and two calls at once start one only', async () => {
    const simulator = control(tempFolder());
    const [first, second] = await Promise.all([simulator.ensure(), simulator.ensure()]);
    expect(second).toEqual(first);
    expect(first).toMatchObject({ appKey: builtInSimulator.appKey, secret: builtInSimulator.secret });
    await simulator.stop();
    expect(await answers(first.url)).toBe(false);
  });

  it('finds the one that runs elsewhere on the folder, and its secret', async () => {
    const folder = tempFolder();
    const { url, appKey } = await control(folder).start({ ...quick, appKey: 'elsewhere' });
    const mine = control(folder, 'a secret of my own');
    expect(await mine.status()).toEqual({ running: true, elsewhere: true, url, appKey, speed: null });
    expect(await mine.ensure()).toMatchObject({ url, appKey, secret: builtInSimulator.secret });
  });

  it('takes the secret of the environment where the simulator did', async () => {
    const folder = tempFolder();
    await control(folder, 'shared').start(quick);
    expect(await control(folder, 'shared').ensure()).toMatchObject({ secret: 'shared' });
  });

  it('does not leave one behind that was asked to stop while it started', async () => {
    const simulator = control(tempFolder());
    const [{ url }] = await Promise.all([simulator.ensure(), simulator.stop()]);
    expect(await answers(url)).toBe(false);
  });
});
