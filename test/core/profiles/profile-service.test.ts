import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/contract/errors.ts';
import { createProfileService, type ProfileService } from '../../../src/core/profiles/profile-service.ts';
import type { SecretStore, SettingsStore } from '../../../src/core/ports.ts';
import { createSettingsService } from '../../../src/core/settings-service.ts';
import { profileSchema, type Profile } from '../../../src/domain/profile.ts';

const field: Profile = profileSchema.parse({
  name: 'field',
  baseUrl: 'https://rtcapi.example.com:10443',
  appKey: 'k',
});

interface Stores {
  readonly service: ProfileService;
  /** How often somebody was told of a change. */
  changes: number;
  /** As they stand in the store. */
  settings: unknown;
  readonly secrets: Map<string, string>;
  readonly secretStore: SecretStore;
  readonly settingsStore: SettingsStore;
}

function stores(settings: unknown = {}): Stores {
  const secrets = new Map<string, string>();
  const secretStore: SecretStore = {
    get: (name) => Promise.resolve(secrets.get(name)),
    set: (name, secret) => Promise.resolve(void secrets.set(name, secret)),
    remove: (name) => Promise.resolve(void secrets.delete(name)),
    rename(from, to) {
      const secret = secrets.get(from);
      secrets.delete(from);
      secrets.delete(to);
      if (secret !== undefined) secrets.set(to, secret);
      return Promise.resolve();
    },
    describe: (name) => Promise.resolve(secrets.has(name) ? { en: 'in memory', zh: '内存中' } : null),
    stored: (name) => Promise.resolve(secrets.has(name) ? { en: 'in memory', zh: '内存中' } : null),
  };
  const store: SettingsStore = {
    // A file takes its time, so that what overlaps shows.
    read: async () => structuredClone(await tick(() => made.settings)),
    write: async (written) => tick(() => void (made.settings = structuredClone(written))),
  };
  const made: Stores = {
    service: createProfileService({
      settings: createSettingsService(store),
      secrets: secretStore,
      onChanged: () => (made.changes += 1),
    }),
    changes: 0,
    settings,
    secrets,
    secretStore,
    settingsStore: store,
  };
  return made;
}

async function tick<Value>(work: () => Value): Promise<Value> {
  await new Promise((resolve) => setImmediate(resolve));
  return work();
}

async function code(work: Promise<unknown>): Promise<unknown> {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  return (error as { code?: unknown }).code;
}

describe('the built-in profile', () => {
  it('is there before anything was saved and needs no secret', async () => {
    const [simulator, ...others] = await stores().service.list();
    expect(others).toEqual([]);
    expect(simulator).toMatchObject({
      name: 'Simulator',
      builtIn: true,
      secret: { zh: expect.stringMatching(/\p{Script=Han}/u) as string },
    });
  });

  it('cannot be changed, removed or given a secret', async () => {
    const { service, secrets } = stores();
    expect(await code(service.save({ ...field, name: 'Simulator' }))).toBe('conflict');
    expect(await code(service.remove('Simulator'))).toBe('conflict');
    expect(await code(service.setSecret('Simulator', 'x'))).toBe('conflict');
    expect(secrets.size).toBe(0);
  });
});

describe('profiles', () => {
  it('are saved, replaced by name in their place, and removed with their secret', async () => {
    const made = stores();
    const { service } = made;
    expect(await service.save(field)).toEqual({ ...field, builtIn: false, secret: null, storedSecret: null });
    await service.save({ ...field, name: 'second' });
    await service.setSecret('field', 's1');
    await service.save({ ...field, appKey: 'changed' });
    const names = (await service.list()).map(({ name, appKey, secret }) => [name, appKey, secret?.en]);
    expect(names.slice(1)).toEqual([
      ['field', 'changed', 'in memory'],
      ['second', 'k', undefined],
    ]);
    await service.remove('field');
    expect(made.secrets.size).toBe(0);
    expect((await service.list()).map(({ name }) => name)).toEqual(['Simulator', 'second']);
  });

  it('that do not exist are named', async () => {
    const { service } = stores();
    for (const work of [service.find('x'), service.remove('x'), service.setSecret('x', 's')])
      expect(await code(work)).toBe('not-found');
    expect(await code(service.secretOf('x'))).toBe('secret-missing');
    await expect(service.find('toString')).rejects.toThrow('There is no profile "toString".');
  });

  it('saved at the same time are all kept', async () => {
    const { service } = stores();
    const names = ['a', 'b', 'c', 'd'];
    await Promise.all(names.map((name) => service.save({ ...field, name })));
    await Promise.all([service.remove('b'), service.save({ ...field, name: 'e' })]);
    expect((await service.list()).map(({ name }) => name)).toEqual(['Simulator', 'a', 'c', 'd', 'e']);
  });

  it('go on after one could not be saved', async () => {
    const made = stores({ limits: { connectMs: 1 } });
    expect(await code(made.service.save(field))).toBe('settings-damaged');
    made.settings = {};
    await made.service.save(field);
    expect((await made.service.list()).map(({ name }) => name)).toEqual(['Simulator', 'field']);
  });
});

describe('a profile under a new name', () => {
  const form = { profile: 'field', callee: '1', code: '2', newer: true };
  const renamed = { ...field, name: 'lab', appKey: 'changed' };

  it('keeps its place, its secret, its presets and its being selected', async () => {
    const made = stores({
      profiles: [
        { ...field, recordings: 'on' },
        { ...field, name: 'second' },
      ],
      preferences: { profile: 'field', theme: 'dark' },
      presets: [
        { name: 'mine', form },
        { name: 'other', form: { ...form, profile: 'second' } },
      ],
    });
    await made.service.setSecret('field', 's1');
    await made.service.setSecret('field', 's2', 'session');
    expect(await made.service.save(renamed, 'field')).toMatchObject({ name: 'lab', appKey: 'changed' });
    expect(made.settings).toEqual({
      profiles: [
        { ...renamed, recordings: 'on' },
        { ...field, name: 'second' },
      ],
      preferences: { profile: 'lab', theme: 'dark' },
      presets: [
        { name: 'mine', form: { ...form, profile: 'lab' } },
        { name: 'other', form: { ...form, profile: 'second' } },
      ],
    });
    expect([...made.secrets]).toEqual([['lab', 's1']]);
    expect(await made.service.secretOf('lab')).toBe('s2');
    expect(await code(made.service.secretOf('field'))).toBe('secret-missing');
  });

  it('is refused where the name is taken, built in, or the profile unknown', async () => {
    const profiles = [field, { ...field, name: 'lab' }];
    const made = stores({ profiles });
    await made.service.setSecret('field', 's1');
    expect(await code(made.service.save(renamed, 'field'))).toBe('conflict');
    expect(await code(made.service.save({ ...field, name: 'Simulator' }, 'field'))).toBe('conflict');
    expect(await code(made.service.save({ ...field, name: 'new' }, 'Simulator'))).toBe('conflict');
    expect(await code(made.service.save({ ...field, name: 'new' }, 'gone'))).toBe('not-found');
    expect(made.settings).toEqual({ profiles });
    expect([...made.secrets]).toEqual([['field', 's1']]);
  });

  it('is just saved where the name stays', async () => {
    const { service } = stores();
    await service.save(field, 'field');
    await service.save({ ...field, appKey: 'changed' }, 'field');
    expect((await service.list()).map(({ name, appKey }) => [name, appKey])).toEqual([
      ['Simulator', 'ringcodeSimulator'],
      ['field', 'changed'],
    ]);
  });

  it('stays as it was where its secret cannot be moved', async () => {
    const made = stores({ profiles: [field] });
    made.secretStore.rename = () =>
      Promise.reject(new AppError('secret-store-refused', { en: 'Locked.', zh: '已锁定。' }));
    expect(await code(made.service.save(renamed, 'field'))).toBe('secret-store-refused');
    expect(made.settings).toEqual({ profiles: [field] });
  });

  it('has its secret back where it could not be written down', async () => {
    const made = stores({ profiles: [field] });
    await made.service.setSecret('field', 's1');
    made.settingsStore.write = () => Promise.reject(new Error('disk full'));
    await expect(made.service.save(renamed, 'field')).rejects.toThrow('disk full');
    expect([...made.secrets]).toEqual([['field', 's1']]);
  });
});

describe('whoever shows profiles', () => {
  it('is told after each change, and of no failure', async () => {
    const made = stores();
    const { service } = made;
    await service.save(field);
    await service.setSecret('field', 's');
    await service.setSecret('field', 's', 'session');
    await service.save({ ...field, name: 'lab' }, 'field');
    await service.remove('lab');
    expect(made.changes).toBe(5);
    for (const work of [service.remove('lab'), service.setSecret('lab', 's'), service.save(field, 'lab')])
      expect(await code(work)).toBe('not-found');
    expect(made.changes).toBe(5);
  });

  it('has the simulator selected after the selected profile was removed', async () => {
    const made = stores({ profiles: [field], preferences: { profile: 'field', theme: 'dark' } });
    await made.service.remove('field');
    expect(made.settings).toEqual({ profiles: [], preferences: { theme: 'dark' } });
  });
});

describe('secrets', () => {
  it('are kept for the session only where that is asked for', async () => {
    const { service, secrets } = stores({ profiles: [field] });
    const { storedIn, trimmed } = await service.setSecret('field', ' s ', 'session');
    expect([storedIn.zh, trimmed, secrets.size]).toEqual([expect.stringContaining('仅本次运行'), true, 0]);
    const [, view] = await service.list();
    expect(view).toMatchObject({ secret: storedIn, storedSecret: null });
    expect(await service.secretOf('field')).toBe('s');
  });

  it('that a store refuses may be kept for the session, says the failure', async () => {
    const { service, secretStore } = stores({ profiles: [field] });
    const next = { en: 'Unlock it.', zh: '请解锁。' };
    secretStore.set = () =>
      Promise.reject(new AppError('secret-store-refused', { en: 'Locked.', zh: '已锁定。' }, { next }));
    const error: unknown = await service.setSecret('field', 's').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: 'secret-store-refused',
      text: { en: 'Locked.' },
      next: {
        en: expect.stringMatching(/^Unlock it\. Or keep .* this session only/) as string,
        zh: expect.stringMatching(/^请解锁。也可以仅在本次运行期间保留/) as string,
      },
    });
  });

  it('lose the blanks around them, and say so', async () => {
    const { service, secrets } = stores();
    await service.save(field);
    expect(await service.setSecret('field', ' s e\t\r\n')).toEqual({
      storedIn: { en: 'in memory', zh: '内存中' },
      trimmed: true,
    });
    expect(secrets.get('field')).toBe('s e');
    expect((await service.setSecret('field', 'plain')).trimmed).toBe(false);
    expect(await service.secretOf('field')).toBe('plain');
    expect(await code(service.setSecret('field', ' \n'))).toBe('invalid-input');
  });
});

describe('profiles whose secrets cannot be read', () => {
  const damaged = (): Promise<never> =>
    Promise.reject(new AppError('secret-store-refused', { en: 'It is damaged.', zh: '已损坏。' }));

  it('are listed and saved all the same, with the reason', async () => {
    const { secretStore, service } = stores();
    Object.assign(secretStore, { get: damaged, describe: damaged, stored: damaged });
    const saved = await service.save(field);
    const reason = { en: 'cannot be read: It is damaged.', zh: '无法读取：已损坏。' };
    expect(saved).toMatchObject({ secret: reason, storedSecret: reason });
    expect(await service.list()).toMatchObject([{ name: 'Simulator', storedSecret: null }, saved]);
    expect(await code(service.secretOf('field'))).toBe('secret-store-refused');
  });
});
