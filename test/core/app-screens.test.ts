/** What screens ask of the core besides calls: settings, presets, profiles, the host, the clock, the log's state. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { callFormSchema } from '../../src/contract/call-form.ts';
import type { EventPayload, Events } from '../../src/contract/contract.ts';
import type { App } from '../../src/core/app.ts';
import type { Host } from '../../src/core/ports.ts';
import { createLoopback } from '../support/loopback.ts';
import { openTestApp } from '../support/app-rig.ts';
import { tempFolder } from './event-log/temp-folder.ts';

const loopback = createLoopback();
afterEach(() => loopback.closeAll());

const form = callFormSchema.parse({ profile: 'Simulator', callee: '+8613800000001', code: '0042' });

/** Every event of this name, as they come. */
function heard<Name extends keyof Events>(app: App, name: Name): EventPayload<Name>[] {
  const all: EventPayload<Name>[] = [];
  app.events.on(name, (payload) => all.push(payload));
  return all;
}

describe('the settings of an app', () => {
  it('are changed field by field, told, and remembered', async () => {
    const folder = tempFolder();
    const app = openTestApp(folder);
    const told = heard(app, 'settings.changed');
    const before = await app.client.call('settings.read', {});
    const saved = await app.client.call('settings.save', { preferences: { theme: 'dark', language: 'zh' } });
    expect(saved).toEqual({
      ...before,
      preferences: { ...before.preferences, theme: 'dark', language: 'zh' },
    });
    expect(told).toEqual([saved]);
    expect(await openTestApp(folder).client.call('settings.read', {})).toEqual(saved);
  });

  it('give a running listener its public address at once', async () => {
    const app = openTestApp(tempFolder());
    await app.client.call('listener.start', { port: 0 });
    const told = heard(app, 'listener.changed');
    const publicUrl = 'https://notify.example.com';
    await app.client.call('settings.save', { listener: { publicUrl } });
    expect(told).toMatchObject([{ statusUrl: 'https://notify.example.com/voice/status' }]);
    const preview = await app.client.call('call.preview', form);
    expect(preview.body).toContain(Buffer.from('https://notify.example.com/voice/status').toString('base64'));
  });

  it('come after the public address of a profile', async () => {
    const app = openTestApp(tempFolder());
    await app.client.call('settings.save', {
      listener: { port: 0, publicUrl: 'https://of-settings.example' },
    });
    await app.client.call('listener.start', {});
    const profile = {
      name: 'field',
      baseUrl: 'https://rtcapi.example.com',
      appKey: 'k',
      preTones: ['p.wav'],
    };
    await app.client.call('profile.save', {
      profile: { ...profile, publicUrl: 'https://of-profile.example' },
    });
    const { body } = await app.client.call('call.preview', { ...form, profile: 'field' });
    expect(body).toContain(Buffer.from('https://of-profile.example/voice/status').toString('base64'));
  });
});

describe('presets', () => {
  it('are kept by name, replaced in their place, told and removed', async () => {
    const folder = tempFolder();
    const app = openTestApp(folder);
    const told = heard(app, 'settings.changed');
    const save = (name: string, code: string): Promise<unknown> =>
      app.client.call('preset.save', { preset: { name, form: { ...form, code } } });
    expect(await app.client.call('preset.list', {})).toEqual([]);
    await save('first', '1');
    await save('second', '2');
    expect(await save(' first ', '3')).toEqual(await openTestApp(folder).client.call('preset.list', {}));
    expect(await app.client.call('preset.list', {})).toEqual([
      { name: 'first', form: { ...form, code: '3' } },
      { name: 'second', form: { ...form, code: '2' } },
    ]);
    expect(await app.client.call('preset.remove', { name: 'first' })).toMatchObject([{ name: 'second' }]);
    expect(told).toHaveLength(4);
    expect(await app.client.request('preset.remove', { name: 'first' })).toMatchObject({
      ok: false,
      code: 'not-found',
    });
  });

  it('take no field beside those of a call', async () => {
    const reply = await openTestApp(tempFolder()).dispatch('preset.save', {
      preset: { name: 'mine', form: { ...form, secret: 'planted' } },
    });
    expect(reply).toMatchObject({
      ok: false,
      code: 'invalid-input',
      fields: [{ field: 'preset.form.secret' }],
    });
  });
});

describe('profiles', () => {
  it('are told when they change, and a session keeps the secret that no file has', async () => {
    const folder = tempFolder();
    const app = openTestApp(folder);
    const told = heard(app, 'profile.changed');
    const profile = { name: 'field', baseUrl: 'https://rtcapi.example.com', appKey: 'k' };
    await app.client.call('profile.save', { profile });
    const { storedIn } = await app.client.call('profile.setSecret', {
      name: 'field',
      secret: 's',
      keep: 'session',
    });
    await app.client.call('profile.save', { profile: { ...profile, name: 'lab' }, previousName: 'field' });
    const [, lab] = await app.client.call('profile.list', {});
    expect(lab).toMatchObject({ name: 'lab', secret: storedIn, storedSecret: null });
    const [, next] = await openTestApp(folder).client.call('profile.list', {});
    expect(next).toMatchObject({ name: 'lab', secret: null });
    await app.client.call('profile.remove', { name: 'lab' });
    expect(told).toHaveLength(4);
  });
});

describe('the host', () => {
  it('is described to screens, with the data folder that it opens', async () => {
    const opened: string[] = [];
    const refuse = (): Promise<never> => Promise.reject(new Error('not here'));
    const host: Host = {
      version: '1.2.3',
      systemLanguage: 'zh-CN',
      timeZone: 'Asia/Shanghai',
      capabilities: { fileDialogs: true, openFolder: true, systemNotifications: false },
      files: { save: refuse, open: refuse },
      openFolder: (path) => Promise.resolve(void opened.push(path)),
    };
    const folder = tempFolder();
    const { client } = openTestApp(folder, { host });
    const { version, systemLanguage, timeZone, capabilities } = host;
    expect(await client.call('host.describe', {})).toEqual({
      version,
      dataFolder: folder,
      systemLanguage,
      timeZone,
      capabilities,
    });
    await client.call('host.openDataFolder', {});
    expect(opened).toEqual([folder]);
  });

  it('without screens opens nothing, and says so', async () => {
    const { client } = openTestApp(tempFolder());
    const { capabilities, timeZone } = await client.call('host.describe', {});
    expect(Object.values(capabilities)).toEqual([false, false, false]);
    expect(timeZone).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone);
    expect(await client.request('host.openDataFolder', {})).toMatchObject({ ok: false, code: 'unsupported' });
  });
});

describe('the clock', () => {
  it('is compared with the answer of a platform, and not with the simulator', async () => {
    const app = openTestApp(tempFolder());
    const told = heard(app, 'clock.measured');
    await app.client.call('call.place', form);
    expect(await app.client.call('clock.status', {})).toBeNull();
    const { port } = await loopback.serve({
      answer(response) {
        response.setHeader('Date', new Date(Date.now() - 3_600_000).toUTCString());
        response.end('{"resultcode":"0","resultdesc":"Success","sessionId":"s"}');
      },
    });
    const source = `127.0.0.1:${port}`;
    const profile = { name: 'field', baseUrl: `http://${source}`, appKey: 'k', preTones: ['p.wav'] };
    await app.client.call('profile.save', { profile: { ...profile, displayNumbers: ['+8675528000001'] } });
    await app.client.call('profile.setSecret', { name: 'field', secret: 's' });
    await app.client.call('call.place', { ...form, profile: 'field' });
    const measured = await app.client.call('clock.status', {});
    expect(told).toEqual([measured]);
    expect(measured?.source).toBe(source);
    const error = Math.abs((measured?.offsetMs ?? 0) - 3_600_000);
    expect(error).toBeLessThanOrEqual(measured?.accuracyMs ?? 0);
  });
});

describe('the state of the log', () => {
  it('names the newest entry and when something was last received', async () => {
    const app = openTestApp(tempFolder());
    expect(await app.client.call('log.status', {})).toEqual({
      lastSeq: 0,
      lastReceivedAt: null,
      problem: null,
    });
    const { statusUrl } = await app.client.call('listener.start', { port: 0 });
    await fetch(statusUrl ?? '', { method: 'POST', body: '{"eventType":"callout"}' });
    await app.client.call('listener.stop', {});
    await app.client.request('call.place', form);
    const { entries, lastSeq } = await app.client.call('log.query', {});
    expect(entries.map(({ kind }) => kind)).toEqual(['status', 'request', 'response']);
    expect(await app.client.call('log.status', {})).toEqual({
      lastSeq,
      lastReceivedAt: entries[0]?.at,
      problem: null,
    });
  });

  it('says why the log cannot be opened', async () => {
    const folder = join(tempFolder(), 'data');
    writeFileSync(folder, 'a file where the folder should be');
    const { lastSeq, problem } = await openTestApp(folder).client.call('log.status', {});
    expect(lastSeq).toBe(0);
    expect(problem?.text.en).toContain('is a file');
    expect(problem?.next.zh).toContain('数据目录');
  });
});

describe('services', () => {
  it('tell screens when they start and stop', async () => {
    const app = openTestApp(tempFolder());
    const [listener, simulator] = [heard(app, 'listener.changed'), heard(app, 'simulator.changed')];
    const started = [
      await app.client.call('listener.start', { port: 0 }),
      await app.client.call('simulator.start', { speed: 20 }),
    ];
    expect([...listener, ...simulator]).toEqual(started);
    expect(simulator[0]?.speed).toBe(20);
    await app.client.call('listener.stop', {});
    await app.client.call('simulator.stop', {});
    expect(listener.map(({ running }) => running)).toEqual([true, false]);
    expect(simulator.map(({ running, speed }) => [running, speed])).toEqual([
      [true, 20],
      [false, null],
    ]);
  });

  it('tell that a listener is gone again which had no log', async () => {
    const folder = join(tempFolder(), 'data');
    writeFileSync(folder, 'a file where the folder should be');
    const settings = { read: () => Promise.resolve({}), write: () => Promise.resolve() };
    const app = openTestApp(folder, { settings });
    const told = heard(app, 'listener.changed');
    expect(await app.client.request('listener.start', { port: 0 })).toMatchObject({
      code: 'log-unavailable',
    });
    expect(told.map(({ running }) => running)).toEqual([true, false]);
  });
});
