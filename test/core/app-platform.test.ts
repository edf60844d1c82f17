/** What screens ask of the core about platforms: tests of profiles, the simulator's course, and how long the log is kept. */
import { createServer } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { callFormSchema } from '../../src/contract/call-form.ts';
import type { App } from '../../src/core/app.ts';
import { callWhen, isWhole, openTestApp } from '../support/app-rig.ts';
import { createLoopback } from '../support/loopback.ts';
import { entry, status } from './event-log/entries.ts';
import { openLog } from './event-log/opened-log.ts';
import { tempFolder } from './event-log/temp-folder.ts';

const loopback = createLoopback();
afterEach(() => loopback.closeAll());

const form = callFormSchema.parse({ profile: 'Simulator', callee: '+8613800000001', code: '0042' });

describe('a test of a profile', () => {
  it('works against the simulator, rings nobody and is not written down', async () => {
    const app = openTestApp(tempFolder());
    const tested = await app.client.call('profile.test', { name: 'Simulator' });
    expect(tested).toMatchObject({ works: true, resultcode: '1010002', http: 403, failure: null });
    expect((await app.client.call('log.query', {})).entries).toEqual([]);
    expect(await app.client.call('call.list', {})).toEqual([]);
    expect(await app.client.call('clock.status', {})).toBeNull();
    expect(app.faults).toEqual([]);
  });

  it('measures the clock of any other platform', async () => {
    const server = createServer((_, response) => {
      response.writeHead(401, { Date: new Date(Date.now() - 3_600_000).toUTCString() });
      response.end('{"resultcode":"1010013","resultdesc":"Time out limit.","sessionId":""}');
    });
    const port = await loopback.start(server);
    const app = openTestApp(tempFolder());
    const baseUrl = `http://127.0.0.1:${port}`;
    await app.client.call('profile.save', { profile: { name: 'field', baseUrl, appKey: 'k' } });
    await expect(app.client.call('profile.test', { name: 'field' })).rejects.toMatchObject({
      code: 'secret-missing',
    });
    await app.client.call('profile.setSecret', { name: 'field', secret: 's' });
    const { works, next } = await app.client.call('profile.test', { name: 'field' });
    expect(works).toBe(false);
    expect(next?.en).toMatch(/(3599|3600|3601) s ahead/);
    const clock = await app.client.call('clock.status', {});
    expect(clock).toMatchObject({ source: `127.0.0.1:${port}` });
    expect(Math.round((clock?.offsetMs ?? 0) / 60_000)).toBe(60);
  });

  it('needs a profile', async () => {
    const app = openTestApp(tempFolder());
    await expect(app.client.call('profile.test', { name: 'nobody' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('the simulator of an app', () => {
  it('takes speed and scenarios at once, keeps them, and remembers what it did', async () => {
    const folder = tempFolder();
    const app = openTestApp(folder);
    const speeds: (number | null)[] = [];
    app.events.on('simulator.changed', ({ speed }) => speeds.push(speed));
    await app.client.call('listener.start', { port: 0 });
    await app.client.call('simulator.start', {});
    await app.client.call('simulator.setSpeed', { speed: 1000 });
    expect(speeds).toEqual([1, 1000]);
    const views = await app.client.call('simulator.setScenario', { callee: '13800000001', scenario: 'busy' });
    expect(views.find(({ name }) => name === 'busy')?.callees).toEqual(['+8613800000001']);
    expect(await app.client.call('simulator.scenarios', {})).toEqual(views);
    const { callId, sessionId } = await app.client.call('call.place', form);
    expect((await callWhen(app, callId, isWhole)).verdict.code).toBe('busy');
    const [busy] = await app.client.call('call.list', { verdicts: ['busy'], text: '138 0000 0001' });
    expect(busy).toMatchObject({ callId, sessionId });
    expect(await app.client.call('call.list', { verdicts: ['answered'] })).toEqual([]);
    const { answered, pushed } = await app.client.call('simulator.activity', {});
    expect(answered).toMatchObject([{ resultcode: '0', sessionId, callee: '+8613800000001' }]);
    expect(pushed.map(({ eventType }) => eventType)).toContain('callout');
    expect(pushed.every((one) => one.sessionId === sessionId)).toBe(true);

    const later = openTestApp(folder);
    await app.client.call('simulator.stop', {});
    expect(await later.client.call('simulator.start', {})).toMatchObject({ running: true, speed: 1000 });
    expect(await later.client.call('simulator.scenarios', {})).toEqual(views);
    await expect(
      later.client.call('simulator.setScenario', { callee: '13800000001', scenario: 'nothing' }),
    ).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

describe('how long the log is kept', () => {
  const dayMs = 86_400_000;

  async function folderWithOldEntries(): Promise<string> {
    const folder = tempFolder();
    const { log } = await openLog(folder);
    const now = Date.now();
    await log.append({ ...status('old', 'callout'), at: now - 3 * dayMs });
    await log.append({ ...status('old', 'disconnect'), at: now - 3 * dayMs });
    await log.append({ ...status('new', 'callout'), at: now });
    await log.append({ ...entry({ kind: 'refused' }), at: now - 3 * dayMs });
    await log.close();
    return folder;
  }

  async function start(app: App, days: number | null): Promise<void> {
    await app.client.call('settings.save', { retention: { days }, listener: { autoStart: false } });
    await app.start();
  }

  const seqs = async (app: App): Promise<number[]> =>
    (await app.client.call('log.query', {})).entries.map(({ seq }) => seq);

  it('is what the settings say, from the start on', async () => {
    const app = openTestApp(await folderWithOldEntries());
    await start(app, 2);
    // Nothing tells of deletions: asked again until they are done.
    while ((await seqs(app)).length > 1);
    expect(await seqs(app)).toEqual([3]);
    expect((await app.client.call('call.list', {})).map(({ sessionId }) => sessionId)).toEqual(['new']);
    expect(app.faults).toEqual([]);
  });

  it('is for ever unless somebody chose otherwise', async () => {
    const app = openTestApp(await folderWithOldEntries());
    await start(app, null);
    await app.client.call('call.place', { ...form, push: 'console' });
    expect((await seqs(app)).slice(0, 4)).toEqual([1, 2, 3, 4]);
    expect(await app.client.call('call.list', {})).toHaveLength(3);
  });
});
