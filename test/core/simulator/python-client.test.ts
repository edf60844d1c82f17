import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test, vi, type TestContext } from 'vitest';
import { systemClock } from '../../../src/core/system-clock.ts';
import { appKey, appSecret, closeRigs, createRig } from '../../support/simulator-rig.ts';

afterEach(async () => {
  vi.unstubAllEnvs();
  await closeRigs();
});

const script = fileURLToPath(new URL('../../fixtures/python-client.py', import.meta.url));

function runPython(parameters: readonly string[], env: Record<string, string> = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { env: { ...process.env, ...env }, timeout: 50_000 };
    execFile('python3', [...parameters], options, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(new Error(stderr, { cause: error }));
    });
  });
}

async function callWith(secret: string, context: TestContext): Promise<[string, Record<string, unknown>]> {
  const version = await runPython(['--version']).catch(() => null);
  if (version === null) context.skip('python3 is not installed');
  // Client and simulator share a machine; its zone makes its time neither UTC nor Beijing time.
  vi.stubEnv('TZ', 'Asia/Tokyo');
  const rig = await createRig({ clock: 'any', time: systemClock, speed: 1 });
  const output = await runPython([script, rig.platform.url, appKey], {
    APP_SECRET: secret,
    TZ: 'Asia/Tokyo',
  });
  const [status = '', text = '{}'] = output.split(/\r?\n/);
  return [status, JSON.parse(text) as Record<string, unknown>];
}

test('a client in the style of the vendor is accepted with clock any', async (context) => {
  const [status, answer] = await callWith(appSecret, context);
  expect([status, answer['resultcode']]).toEqual(['200', '0']);
  expect(answer['sessionId']).toMatch(/^1200_\d+_\d+_\d{14}@callenabler000\.simulator\.local$/);
});

test('with a wrong secret it gets the refusal of the vendor', async (context) => {
  const [status, answer] = await callWith('wrong', context);
  expect(status).toBe('401');
  expect(answer).toEqual({ resultcode: '1010010', resultdesc: 'Invalid digest.', sessionId: '' });
});
