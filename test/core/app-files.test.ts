/** Files that leave and enter the core: exports of the log, profiles without secrets. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportLog } from '../../src/cli/tasks/read-log.ts';
import type { ExportOutcome } from '../../src/contract/views.ts';
import { bareHost } from '../../src/core/bare-host.ts';
import type { Files } from '../../src/core/ports.ts';
import { parseLogFilter } from '../../src/domain/log/log-filter.ts';
import { openTestApp, type AppRig } from '../support/app-rig.ts';
import { captureTerminal, sessionOf } from '../support/captured-terminal.ts';
import { bytes, entry, request, status } from './event-log/entries.ts';
import { openLog } from './event-log/opened-log.ts';
import { tempFolder } from './event-log/temp-folder.ts';

interface Saved {
  readonly name: string;
  readonly text: string;
}

/** A host whose dialogs are answered by the test; what was saved can be read. */
function appWith(
  folder: string,
  answers: { opened?: string | null; isCancelled?: boolean; afterFirst?: () => Promise<unknown> } = {},
): { app: AppRig; saved: Saved[] } {
  const saved: Saved[] = [];
  const files: Files = {
    async save(name, content): Promise<ExportOutcome> {
      if (answers.isCancelled === true) return { outcome: 'cancelled' };
      const chunks: Uint8Array[] = [];
      for await (const chunk of content()) {
        chunks.push(chunk);
        if (chunks.length === 1) await answers.afterFirst?.();
      }
      saved.push({ name, text: Buffer.concat(chunks).toString('utf8') });
      return { outcome: 'saved', path: `/chosen/${name}` };
    },
    open: () => Promise.resolve(answers.opened ?? null),
  };
  return { app: openTestApp(folder, { host: { ...bareHost, files } }), saved };
}

describe('an export of the log', () => {
  /** Entries of two pages and a bit, of several kinds, among them bytes that are no text. */
  async function filled(): Promise<string> {
    const folder = tempFolder();
    const { log } = await openLog(folder);
    const entries = [
      request('c1'),
      status('s1', 'answer'),
      entry({ kind: 'unreadable', body: new Uint8Array([0xff, 0x3d, 0x2c]) }),
      entry({ kind: 'unreadable', body: bytes('=HYPERLINK("x"),\r\n"') }),
      ...Array.from({ length: 2100 }, (_, number) => status(`many-${number}`, 'callout')),
    ];
    await Promise.all(entries.map((one) => log.append(one)));
    await log.close();
    return folder;
  }

  async function ofTerminal(app: AppRig, folder: string, name: string, isMasked: boolean): Promise<string> {
    const session = sessionOf(captureTerminal({ isMasked }).terminal);
    const filter = parseLogFilter('kind:request,status,unreadable', 0);
    if (!filter.ok) throw new Error(filter.text.en);
    await exportLog(app, session, filter.filter, join(folder, name), undefined);
    return readFileSync(join(folder, name), 'utf8');
  }

  it.each([
    ['csv', false],
    ['csv', true],
    ['jsonl', false],
    ['jsonl', true],
  ] as const)('as %s, masked: %s, is what the terminal writes', async (format, masked) => {
    const folder = await filled();
    const { app, saved } = appWith(folder);
    const outcome = await app.client.call('log.export', { format, masked });
    const [{ name, text } = { name: '', text: '' }] = saved;
    expect(name).toMatch(new RegExp(String.raw`^ringcode-log-\d{4}-\d{2}-\d{2}-\d{4}\.${format}$`));
    expect(outcome).toEqual({ outcome: 'saved', path: `/chosen/${name}` });
    expect(text === (await ofTerminal(app, folder, `terminal.${format}`, masked))).toBe(true);
    expect(text.startsWith('\uFEFF')).toBe(format === 'csv');
    expect(text.includes('+8613800000001')).toBe(!masked);
    expect(text).toContain('many-2099');
  });

  it('holds what the filter leaves', async () => {
    const { app, saved } = appWith(await filled());
    await app.client.call('log.export', {
      format: 'jsonl',
      masked: false,
      kinds: ['unreadable'],
      text: 'hyper',
    });
    await app.client.call('log.export', { format: 'csv', masked: false, sessionId: 'nobody' });
    expect(saved.map(({ text }) => text.trimEnd().split('\n').length)).toEqual([1, 1]);
    expect(saved[0]?.text).toContain('HYPERLINK');
    expect(saved[1]?.text).toBe('\uFEFFseq,at,kind,sessionId,callId,source,method,target,http,raw\r\n');
  });

  it('does not hold what is received while it is written', async () => {
    const folder = await filled();
    const { log } = await openLog(folder);
    const { app, saved } = appWith(folder, { afterFirst: () => log.append(status('late', 'callout')) });
    await app.client.call('log.export', { format: 'csv', masked: false });
    expect(await log.lastSeq()).toBe(2105);
    expect(saved[0]?.text).toContain('many-2099');
    expect(saved[0]?.text).not.toContain('late');
  });

  it('can be left, and is not offered where the host has no files', async () => {
    const folder = tempFolder();
    const { app } = appWith(folder, { isCancelled: true });
    const asked = { format: 'csv', masked: true } as const;
    expect(await app.client.call('log.export', asked)).toEqual({ outcome: 'cancelled' });
    await expect(openTestApp(folder).client.call('log.export', asked)).rejects.toMatchObject({
      code: 'unsupported',
    });
  });
});

describe('profiles', () => {
  const north = { name: 'north', baseUrl: 'https://north.example.com', appKey: 'northKey' };

  it('are handed on without their secrets, and taken in with the secret kept that is there', async () => {
    const sender = appWith(tempFolder());
    await sender.app.client.call('profile.save', {
      profile: { ...north, displayNumbers: ['+8675528000001'] },
    });
    await sender.app.client.call('profile.setSecret', { name: 'north', secret: 'planted-secret' });
    await sender.app.client.call('profile.save', { profile: { ...north, name: 'south' } });
    const outcome = await sender.app.client.call('profile.export', {});
    expect(outcome).toMatchObject({ outcome: 'saved', path: '/chosen/ringcode-profiles.json' });
    const text = sender.saved[0]?.text ?? '';
    expect(text).not.toMatch(/planted|Simulator/);

    const receiver = appWith(tempFolder(), { opened: text });
    await receiver.app.client.call('profile.save', { profile: { ...north, appKey: 'before' } });
    await receiver.app.client.call('profile.setSecret', { name: 'north', secret: 'own-secret' });
    let changes = 0;
    receiver.app.events.on('profile.changed', () => (changes += 1));
    expect(await receiver.app.client.call('profile.import', {})).toEqual({
      cancelled: false,
      added: ['south'],
      replaced: ['north'],
      skipped: [],
    });
    expect(changes).toBe(1);
    const profiles = await receiver.app.client.call('profile.list', {});
    expect(profiles.map(({ name, appKey, storedSecret }) => [name, appKey, storedSecret !== null])).toEqual([
      ['Simulator', 'ringcodeSimulator', false],
      ['north', 'northKey', true],
      ['south', 'northKey', false],
    ]);
  });

  it('come from a text as well; what cannot be taken is named, and a dialog that was left changes nothing', async () => {
    const { app, saved } = appWith(tempFolder());
    let changes = 0;
    app.events.on('profile.changed', () => (changes += 1));
    const left = await app.client.call('profile.import', {});
    expect(left).toEqual({ cancelled: true, added: [], replaced: [], skipped: [] });
    const profiles = [
      north,
      { ...north, name: 'Simulator' },
      { ...north, name: 'loose', appSecret: 'planted' },
    ];
    const text = JSON.stringify({ ringcode: 'profiles', version: 1, profiles });
    const outcome = await app.client.call('profile.import', { text });
    expect(outcome).toMatchObject({ added: ['north'], skipped: [{ name: 'Simulator' }, { name: 'loose' }] });
    expect(JSON.stringify(outcome)).not.toContain('planted');
    await expect(app.client.call('profile.import', { text: 'planted' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    expect(changes).toBe(1);
    expect(saved).toEqual([]);
  });
});
