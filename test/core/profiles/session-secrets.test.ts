import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/contract/errors.ts';
import type { SecretStore } from '../../../src/core/ports.ts';
import { createSessionSecrets } from '../../../src/core/profiles/session-secrets.ts';
import { createFileSecrets } from '../../../src/server/file-secrets.ts';
import { tempFolder } from '../event-log/temp-folder.ts';

const refuse = (): Promise<never> =>
  Promise.reject(new AppError('secret-store-refused', { en: 'No keyring.', zh: '没有密钥环。' }));

/** A keychain without encryption: nothing is there, and nothing can be put there. */
const refusing: SecretStore = {
  get: () => Promise.resolve(undefined),
  set: refuse,
  remove: () => Promise.resolve(),
  rename: () => Promise.resolve(),
  describe: () => Promise.resolve(null),
  stored: () => Promise.resolve(null),
};

describe('a secret for this session', () => {
  it('works where the store refuses, and says where it is', async () => {
    const secrets = createSessionSecrets(refusing);
    await expect(secrets.set('field', 's')).rejects.toMatchObject({ code: 'secret-store-refused' });
    expect(secrets.keep('field', 's').en).toContain('this session only');
    expect(await secrets.get('field')).toBe('s');
    expect((await secrets.describe('field'))?.zh).toContain('仅本次运行');
    expect(await secrets.stored('field')).toBeNull();
    expect([await secrets.get('other'), await secrets.describe('other')]).toEqual([undefined, null]);
  });

  it('is in no file and gone with the program', async () => {
    const folder = tempFolder();
    createSessionSecrets(createFileSecrets(folder, {})).keep('field', 's');
    expect(await createSessionSecrets(createFileSecrets(folder, {})).get('field')).toBeUndefined();
  });

  it('stands before the stored one until another is stored', async () => {
    const store = createFileSecrets(tempFolder(), {});
    const secrets = createSessionSecrets(store);
    await secrets.set('field', 'stored');
    secrets.keep('field', 'session');
    expect([await secrets.get('field'), await store.get('field')]).toEqual(['session', 'stored']);
    await secrets.set('field', 'stored anew');
    expect(await secrets.get('field')).toBe('stored anew');
    expect(await secrets.describe('field')).toEqual(await store.stored('field'));
  });

  it('stays where storing another one fails', async () => {
    const secrets = createSessionSecrets(refusing);
    secrets.keep('field', 'session');
    await secrets.set('field', 'other').catch(() => undefined);
    expect(await secrets.get('field')).toBe('session');
  });

  it('goes with the profile, as the stored one does', async () => {
    const store = createFileSecrets(tempFolder(), {});
    const secrets = createSessionSecrets(store);
    await secrets.set('field', 'stored');
    secrets.keep('field', 'session');
    await secrets.rename('field', 'lab');
    expect([await secrets.get('lab'), await store.get('lab')]).toEqual(['session', 'stored']);
    expect([await secrets.get('field'), await store.get('field')]).toEqual([undefined, undefined]);
    await secrets.remove('lab');
    expect([await secrets.get('lab'), await store.get('lab')]).toEqual([undefined, undefined]);
  });

  it('does not pass to a profile that takes the name', async () => {
    const secrets = createSessionSecrets(refusing);
    secrets.keep('lab', 'of one that is gone');
    await secrets.rename('field', 'lab');
    expect(await secrets.get('lab')).toBeUndefined();
  });
});
