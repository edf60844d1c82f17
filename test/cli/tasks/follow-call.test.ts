import { describe, expect, it } from 'vitest';
import { followCall, isComplete } from '../../../src/cli/tasks/follow-call.ts';
import type { App } from '../../../src/core/app.ts';
import { callFormSchema } from '../../../src/contract/call-form.ts';
import { buildCall } from '../../../src/domain/call/build-call.ts';
import type { Call } from '../../../src/domain/call/call.ts';
import { tempFolder } from '../../core/event-log/temp-folder.ts';
import { answeredCall, failure, refusal, request } from '../../domain/call/call-samples.ts';
import { openTestApp } from '../../support/app-rig.ts';

const never = new Promise<void>(() => undefined);
const long = 60_000;

async function place(app: App, speed: number): Promise<string> {
  await app.client.call('simulator.start', { speed });
  await app.client.call('listener.start', { port: 0 });
  const form = callFormSchema.parse({ profile: 'Simulator', callee: '+8613800000001', code: '0042' });
  return (await app.client.call('call.place', form)).callId;
}

function listenersOf(app: App): boolean {
  return app.events.hasListeners('log.appended');
}

describe('a call is complete', () => {
  it('when nothing more is expected', () => {
    expect(isComplete(buildCall(answeredCall))).toBe(true);
    expect(isComplete(buildCall([request(), refusal('1010010')]))).toBe(true);
    expect(isComplete(buildCall([request(), failure('dns', false)]))).toBe(true);
  });

  it('not before', () => {
    for (const count of [1, 2, 3, 4, 5, 6])
      expect(isComplete(buildCall(answeredCall.slice(0, count))), count.toString()).toBe(false);
  });
});

describe('following a call', () => {
  it('tells each change until nothing more is expected', async () => {
    const app = openTestApp(tempFolder());
    const seen: Call[] = [];
    const callId = await place(app, 500);
    const call = await followCall(app, callId, {
      limitMs: long,
      stop: never,
      onChange: (now) => seen.push(now),
    });
    expect(call).toMatchObject({ callId, missing: [], verdict: { code: 'answered' } });
    expect(seen.at(-1)).toEqual(call);
    const counts = seen.map(({ events }) => events.length);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(listenersOf(app)).toBe(false);
  });

  it('knows at once what is complete already', async () => {
    const app = openTestApp(tempFolder());
    const callId = await place(app, 500);
    const options = { limitMs: long, stop: never, onChange: () => undefined };
    const first = await followCall(app, callId, options);
    expect(await followCall(app, callId, options)).toEqual(first);
  });

  it('ends with the call as it stands when the time is over', async () => {
    const app = openTestApp(tempFolder());
    // So slow that the phone does not ring while this test waits.
    const callId = await place(app, 0.1);
    const call = await followCall(app, callId, { limitMs: 50, stop: never, onChange: () => undefined });
    expect(call?.missing).toContain('cdr');
    expect(listenersOf(app)).toBe(false);
  });

  it('ends when it is asked to stop', async () => {
    const app = openTestApp(tempFolder());
    const callId = await place(app, 0.1);
    const asked: { stop: () => void } = { stop: () => undefined };
    const stop = new Promise<void>((resolve) => (asked.stop = resolve));
    const followed = followCall(app, callId, { limitMs: long, stop, onChange: () => asked.stop() });
    expect((await followed)?.missing).toContain('cdr');
  });

  it('of a call that nobody knows ends with nothing', async () => {
    const app = openTestApp(tempFolder());
    const options = { limitMs: 20, stop: never, onChange: () => undefined };
    expect(await followCall(app, 'nobody', options)).toBeNull();
  });

  it('leaves nothing behind where the log fails', async () => {
    const app = openTestApp(tempFolder());
    await app.client.call('log.query', {});
    await app.close();
    const options = { limitMs: long, stop: never, onChange: () => undefined };
    await expect(followCall(app, 'x', options)).rejects.toMatchObject({ code: 'log-unavailable' });
    expect(listenersOf(app)).toBe(false);
  });
});
