import { describe, expect, it } from 'vitest';
import { callFormSchema } from '../../src/contract/call-form.ts';
import type { SettingsStore } from '../../src/core/ports.ts';
import {
  createSettingsService,
  presetsOf,
  viewSettings,
  type SettingsService,
} from '../../src/core/settings-service.ts';
import { profileSchema } from '../../src/domain/profile.ts';
import { settingsSchema, type Settings } from '../../src/domain/settings.ts';

const field = profileSchema.parse({
  name: 'field',
  baseUrl: 'https://rtcapi.example.com:10443',
  appKey: 'k',
});
const form = callFormSchema.parse({ profile: 'field', callee: '+8613800000001', code: '0042' });

interface Rig {
  readonly service: SettingsService;
  /** As they stand in the store. */
  stored: unknown;
  readonly told: Settings[];
}

function rig(stored: unknown = {}): Rig {
  const store: SettingsStore = {
    // A file takes its time, so that what overlaps shows.
    read: async () => structuredClone(await tick(() => made.stored)),
    write: async (written) => tick(() => void (made.stored = structuredClone(written))),
  };
  const told: Settings[] = [];
  const made: Rig = {
    service: createSettingsService(store, (settings) => told.push(settings)),
    stored,
    told,
  };
  return made;
}

async function tick<Value>(work: () => Value): Promise<Value> {
  await new Promise((resolve) => setImmediate(resolve));
  return work();
}

async function failure(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => null,
    (error: unknown) => error,
  );
}

describe('settings', () => {
  it('have their defaults where nothing was chosen', async () => {
    expect(await rig().service.read()).toEqual(settingsSchema.parse({}));
  });

  it('change in the fields that are named, and in no other', async () => {
    const made = rig({ listener: { port: 9400, tls: true }, theme: 'of a newer version' });
    const saved = await made.service.save({
      preferences: { theme: 'dark' },
      listener: { autoStart: false },
      retention: { days: null },
    });
    expect(saved.preferences).toEqual({ ...settingsSchema.parse({}).preferences, theme: 'dark' });
    expect(made.stored).toEqual({
      theme: 'of a newer version',
      preferences: { theme: 'dark' },
      listener: { port: 9400, tls: true, autoStart: false },
      retention: { days: null },
    });
  });

  it('changed at the same time are all kept', async () => {
    const made = rig();
    await Promise.all([
      made.service.save({ preferences: { theme: 'dark' } }),
      made.service.save({ preferences: { language: 'zh' } }),
      made.service.change((stored) => ({ ...stored, profiles: [...(stored.profiles ?? []), field] })),
    ]);
    expect(made.stored).toEqual({ preferences: { theme: 'dark', language: 'zh' }, profiles: [field] });
  });

  it('are told when they have changed, but neither profiles nor what stays as it is', async () => {
    const { service, told } = rig({ preferences: { theme: 'dark' } });
    await service.save({ preferences: { theme: 'dark' } });
    await service.change((stored) => ({ ...stored, profiles: [field] }));
    expect(told).toEqual([]);
    await service.save({ preferences: { theme: 'light' } });
    await service.change((stored) => ({ ...stored, presets: [{ name: 'mine', form }] }));
    expect(told.map(({ preferences, presets }) => [preferences.theme, presets.length])).toEqual([
      ['light', 0],
      ['light', 1],
    ]);
  });

  it('are shown to screens without profiles and presets', () => {
    const view = viewSettings(settingsSchema.parse({ profiles: [field], presets: [{ name: 'mine', form }] }));
    expect(Object.keys(view).sort()).toEqual(['limits', 'listener', 'preferences', 'retention', 'simulator']);
  });

  it('stay as they are where a change fails, and can be changed afterwards', async () => {
    const made = rig({ preferences: { theme: 'dark' } });
    const refused = new Error('refused');
    expect(await failure(made.service.change(() => Promise.reject(refused)))).toBe(refused);
    expect(await failure(made.service.change(() => ({ limits: { answerMs: 0 } })))).toMatchObject({
      code: 'settings-damaged',
    });
    expect(made.stored).toEqual({ preferences: { theme: 'dark' } });
    await made.service.save({ preferences: { language: 'en' } });
    expect(made.stored).toEqual({ preferences: { theme: 'dark', language: 'en' } });
  });

  it.each([
    [{ listener: { port: 'x' } }, 'listener.port'],
    [{ limits: { answerMs: 0 } }, 'limits.answerMs'],
    [{ profiles: [field, { ...field, baseUrl: 'ftp://x' }] }, 'profiles.1.baseUrl'],
    [{ profiles: {} }, 'profiles'],
  ])('with a wrong value name it and are not written over: %j', async (stored, where) => {
    const made = rig(stored);
    const error = await failure(made.service.read());
    expect(error).toMatchObject({ code: 'settings-damaged' });
    const { en, zh } = (error as { text: { en: string; zh: string } }).text;
    expect([en, zh].map((sentence) => sentence.includes(where))).toEqual([true, true]);
    expect(await failure(made.service.save({ preferences: { theme: 'dark' } }))).toMatchObject({
      code: 'settings-damaged',
    });
    expect(made.stored).toEqual(stored);
  });
});

describe('presets', () => {
  it('that this version cannot read are passed over', () => {
    const presets = [
      { name: 'newer', form: { ...form, video: true } },
      { name: 'mine', form },
      { name: '', form },
      { name: 'no form', form: {} },
    ];
    expect(presetsOf(settingsSchema.parse({ presets }))).toEqual([{ name: 'mine', form }]);
  });
});
