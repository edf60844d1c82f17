/** The core as a whole, with real parts on a temporary folder. */
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { EventPayload } from '../../src/contract/contract.ts';
import { callFormSchema, type CallForm } from '../../src/contract/call-form.ts';
import type { App } from '../../src/core/app.ts';
import { callWhen, isWhole, openTestApp } from '../support/app-rig.ts';
import { createLoopback } from '../support/loopback.ts';
import { tempFolder } from './event-log/temp-folder.ts';

const loopback = createLoopback();
afterEach(() => loopback.closeAll());

function callTo(callee: string, changes: Partial<CallForm> = {}): CallForm {
  return { ...callFormSchema.parse({ profile: 'Simulator', callee, code: '0042' }), ...changes };
}

async function ready(app: App, speed = 1000): Promise<string> {
  await app.client.call('simulator.start', { speed });
  const { statusUrl } = await app.client.call('listener.start', { port: 0 });
  return statusUrl ?? '';
}

async function push(url: string, body: string): Promise<number | null> {
  const answer = await fetch(url, { method: 'POST', body }).catch(() => null);
  await answer?.body?.cancel();
  return answer?.status ?? null;
}

describe('a call to the simulator', () => {
  it('is followed from its request to its CDR', async () => {
    const app = openTestApp(tempFolder());
    const told: EventPayload<'log.appended'>['entries'] = [];
    const pushed: EventPayload<'simulator.pushed'>[] = [];
    const answered: EventPayload<'simulator.answered'>[] = [];
    app.events.on('log.appended', ({ entries }) => told.push(...entries));
    const allPushed = new Promise<void>((resolve) =>
      app.events.on('simulator.pushed', (one) => {
        if (pushed.push(one) === 5) resolve();
      }),
    );
    app.events.on('simulator.answered', (one) => answered.push(one));
    await ready(app);
    const { callId, accepted, sessionId, idlePort, problems } = await app.client.call(
      'call.place',
      callTo('+8613800000001', { idlePort: true, userData: 'order-1' }),
    );
    expect({ accepted, problems }).toEqual({ accepted: true, problems: [] });
    expect(idlePort).toBeGreaterThan(0);
    const call = await callWhen(app, callId, isWhole);
    expect(call.events.map(({ eventType }) => eventType)).toEqual([
      'callout',
      'alerting',
      'answer',
      'disconnect',
    ]);
    expect(call).toMatchObject({
      sessionId,
      missing: [],
      verdict: { code: 'answered' },
      profile: 'Simulator',
    });
    expect(call.cdr).not.toBeNull();
    expect(call.request).toMatchObject({ calleeNbr: '+8613800000001', userData: 'order-1' });
    expect(call.response).toMatchObject({ http: 200, resultcode: '0' });
    expect(await app.client.call('call.get', { sessionId: sessionId ?? '' })).toEqual(call);
    expect(await app.client.call('call.list', {})).toEqual([call]);

    const { entries, lastSeq } = await app.client.call('log.query', {});
    expect(entries.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    // At this speed pushes may overtake each other on their way.
    expect(entries.map(({ kind }) => kind).sort()).toEqual(
      ['request', 'response', 'status', 'status', 'status', 'status', 'fee'].sort(),
    );
    expect(lastSeq).toBe(7);
    expect(told).toEqual(entries);
    await allPushed;
    expect(answered).toMatchObject([{ resultcode: '0', sessionId, callee: '+8613800000001' }]);
    expect(pushed.map(({ kind, http }) => `${kind} ${http ?? ''}`).sort()).toEqual([
      'fee 200',
      'status 200',
      'status 200',
      'status 200',
      'status 200',
    ]);
    expect(app.faults).toEqual([]);
  });

  it.each([
    ['02', 'busy'],
    ['03', 'no-answer'],
    ['04', 'rejected'],
    ['05', 'unreachable'],
  ])('that ends in %s is %s', async (digits, code) => {
    const app = openTestApp(tempFolder());
    await ready(app);
    const { callId } = await app.client.call('call.place', callTo(`+86138000000${digits}`));
    const { verdict, missing } = await callWhen(app, callId, isWhole);
    expect({ code: verdict.code, missing }).toEqual({ code, missing: [] });
  });

  it('starts the simulator it needs, also for two calls at once', async () => {
    const folder = tempFolder();
    const app = openTestApp(folder);
    const placed = await Promise.all([
      app.client.call('call.place', callTo('+8613800000001')),
      app.client.call('call.place', callTo('+8613800000002')),
    ]);
    expect(placed.map(({ accepted }) => accepted)).toEqual([true, true]);
    expect(await app.client.call('simulator.status', {})).toMatchObject({ running: true, elsewhere: false });
    expect(await app.client.call('call.list', {})).toHaveLength(2);
  });

  it('is refused by its fields before anything is sent or written', async () => {
    const app = openTestApp(tempFolder());
    const reply = await app.client.request('call.place', callTo('12345', { code: 'abc' }));
    expect(reply).toMatchObject({ ok: false, code: 'invalid-input' });
    const named = reply.ok ? [] : reply.fields.map(({ field }) => field);
    expect(named).toContain('verifyCode');
    expect((await app.client.call('log.query', {})).entries).toEqual([]);
  });
});

describe('a second app on the same folder', () => {
  it('finds simulator, listener and log of the first, and leaves them running', async () => {
    const folder = tempFolder();
    const first = openTestApp(folder);
    const statusUrl = await ready(first);
    const second = openTestApp(folder);
    expect(await second.client.call('listener.status', {})).toMatchObject({
      running: true,
      elsewhere: true,
      statusUrl,
    });
    expect(await second.client.call('simulator.status', {})).toMatchObject({
      running: true,
      elsewhere: true,
    });
    const { callId, accepted } = await second.client.call('call.place', callTo('+8613800000001'));
    expect(accepted).toBe(true);
    const call = await callWhen(second, callId, isWhole);
    expect(call.events).toHaveLength(4);
    expect(await first.client.call('call.get', { callId })).toEqual(call);
    await second.close();
    expect(await push(statusUrl, '{"eventType":"callout"}')).toBe(200);
  });

  it('finds nothing of one that is closed, but its log', async () => {
    const folder = tempFolder();
    const first = openTestApp(folder);
    const statusUrl = await ready(first);
    await push(statusUrl, 'no json');
    await first.close();
    expect(await push(statusUrl, '{}')).toBeNull();
    expect(readdirSync(folder).filter((name) => name.startsWith('running-'))).toEqual([]);
    const second = openTestApp(folder);
    expect(await second.client.call('listener.status', {})).toMatchObject({ running: false });
    expect((await second.client.call('log.query', {})).entries).toMatchObject([
      { kind: 'unreadable', raw: 'no json' },
    ]);
  });
});

describe('the listener of an app', () => {
  it('goes on when it is started again', async () => {
    const app = openTestApp(tempFolder());
    const statusUrl = await ready(app);
    expect(await app.client.request('listener.start', { port: 0 })).toMatchObject({
      ok: false,
      code: 'conflict',
    });
    expect(await push(statusUrl, '{"eventType":"callout"}')).toBe(200);
    expect(await app.client.call('listener.stop', {})).toMatchObject({ running: false });
    expect(await push(statusUrl, '{}')).toBeNull();
  });

  it('names a free port where another program has the one it needs', async () => {
    const port = await loopback.start(createServer());
    const reply = await openTestApp(tempFolder()).client.request('listener.start', { port });
    expect(reply).toMatchObject({ ok: false, code: 'port-in-use' });
    expect(reply.ok ? '' : reply.message.en).toMatch(new RegExp(`${port} .* port \\d+ is free`));
  });

  it('does not start without a log', async () => {
    const folder = join(tempFolder(), 'data');
    writeFileSync(folder, 'a file where the folder should be');
    const app = openTestApp(folder, {
      settings: { read: () => Promise.resolve({}), write: () => Promise.resolve() },
    });
    const reply = await app.client.request('listener.start', { port: 0 });
    expect(reply).toMatchObject({ ok: false, code: 'log-unavailable' });
    expect(await app.client.call('listener.status', {})).toMatchObject({ running: false });
    expect(app.faults).toEqual([]);
  });

  it('starts once the log can be had again', async () => {
    const folder = join(tempFolder(), 'data');
    writeFileSync(folder, 'in the way');
    const app = openTestApp(folder);
    expect(await app.client.request('log.query', {})).toMatchObject({ ok: false, code: 'log-unavailable' });
    rmSync(folder);
    expect((await app.client.call('listener.start', { port: 0 })).running).toBe(true);
    expect(existsSync(join(folder, `running-listener-${process.pid}.json`))).toBe(true);
  });
});

describe('the log of an app', () => {
  it('is asked by number, kind, text and time', async () => {
    const app = openTestApp(tempFolder());
    const statusUrl = await ready(app);
    for (const body of ['one', 'two', '{"eventType":"fee","feeLst":[]}']) await push(statusUrl, body);
    const raws = async (query: Parameters<typeof app.client.call<'log.query'>>[1]): Promise<string[]> =>
      (await app.client.call('log.query', query)).entries.map(({ raw }) => raw);
    expect(await raws({ after: 1, limit: 1 })).toEqual(['two']);
    expect(await raws({ kinds: ['unreadable'] })).toEqual(['one', 'two']);
    expect(await raws({ text: 'TW' })).toEqual(['two']);
    expect(await raws({ end: 'newest', limit: 2 })).toEqual(['two', '{"eventType":"fee","feeLst":[]}']);
    expect(await raws({ from: '2000-01-01T00:00:00Z' })).toHaveLength(3);
    expect(await raws({ until: '2000-01-01' })).toEqual([]);
    expect(await app.client.request('log.query', { from: 'soon' })).toMatchObject({
      ok: false,
      code: 'invalid-input',
    });
  });
});
