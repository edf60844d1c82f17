/** Secrets under the system's keychain: a fake one that seals like it, real files. */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SecretStore } from '../../src/core/ports.ts';
import { createKeychainSecrets, type KeychainSurroundings } from '../../src/main/keychain-secrets.ts';
import { tempFolder } from '../core/event-log/temp-folder.ts';

type Backend = 'basic_text' | 'gnome_libsecret';

interface Keychain {
  readonly available?: boolean;
  readonly backend?: Backend;
  /** Another one cannot open what this user has sealed. */
  readonly user?: string;
  readonly mark?: string;
}

/** Turns bits around and writes the user before them: enough to tell sealed from open. */
function keychain({
  available = true,
  backend = 'gnome_libsecret',
  user = 'me',
  mark = 'v11',
}: Keychain = {}): KeychainSurroundings['safeStorage'] {
  const turned = (bytes: Uint8Array): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0x5a));
  const head = Buffer.from(`${mark}${user}:`);
  return {
    isAsyncEncryptionAvailable: () => Promise.resolve(available),
    getSelectedStorageBackend: () => backend,
    encryptStringAsync: (text) => Promise.resolve(Buffer.concat([head, turned(Buffer.from(text))])),
    decryptStringAsync: (sealed) =>
      sealed.subarray(0, head.length).equals(head)
        ? Promise.resolve({
            result: turned(sealed.subarray(head.length)).toString('utf8'),
            shouldReEncrypt: false,
          })
        : Promise.reject(new Error('Error while decrypting the ciphertext provided: planted words')),
  };
}

function open(folder: string, chain: Keychain = {}, platform: NodeJS.Platform = 'linux'): SecretStore {
  return createKeychainSecrets(folder, { safeStorage: keychain(chain), platform });
}

const pathIn = (folder: string): string => join(folder, 'keychain-secrets.json');
const secret = 'planted-secret-密';

describe('secrets under the keychain', () => {
  it('are nowhere at first, and asking creates nothing', async () => {
    const folder = join(tempFolder(), 'new');
    const store = open(folder);
    expect(await store.get('live')).toBeUndefined();
    expect(await store.stored('live')).toBeNull();
    await store.remove('live');
    await store.rename('live', 'other');
    expect(existsSync(folder)).toBe(false);
  });

  it('come back to the next start of the program, under any name', async () => {
    const folder = tempFolder();
    await open(folder).set('__proto__', secret);
    await open(folder).set('生产', 'another');
    expect(await open(folder).get('__proto__')).toBe(secret);
    expect(await open(folder).get('生产')).toBe('another');
    expect(await open(folder).get('toString')).toBeUndefined();
    expect((await open(folder).describe('生产'))?.en).toContain('keyring');
  });

  it('lie in one file of the owner, unreadable', async () => {
    const folder = tempFolder();
    await open(folder).set('live', secret);
    expect(readdirSync(folder)).toEqual(['keychain-secrets.json']);
    const text = readFileSync(pathIn(folder), 'utf8');
    for (const form of [secret, Buffer.from(secret).toString('base64'), Buffer.from(secret).toString('hex')])
      expect(text).not.toContain(form);
    if (process.platform !== 'win32') expect(statSync(pathIn(folder)).mode & 0o777).toBe(0o600);
  });

  it('are replaced, renamed and removed without touching others', async () => {
    const folder = tempFolder();
    const store = open(folder);
    await store.set('a', 'first');
    await store.set('b', 'other');
    await store.set('a', 'second');
    await store.rename('a', 'c');
    expect(await store.get('a')).toBeUndefined();
    expect(await store.get('c')).toBe('second');
    await store.rename('nobody', 'c');
    expect(await store.get('c')).toBeUndefined();
    await store.remove('c');
    expect(await store.get('b')).toBe('other');
  });

  it('belong to their profile: one that was moved in the file is refused', async () => {
    const folder = tempFolder();
    await open(folder).set('a', secret);
    writeFileSync(pathIn(folder), readFileSync(pathIn(folder), 'utf8').replace('"name": "a"', '"name": "b"'));
    await expect(open(folder).get('b')).rejects.toMatchObject({ code: 'secret-store-refused' });
  });
});

describe('without real encryption nothing is stored', () => {
  it.each<[string, Keychain]>([
    ['the keychain is not there', { available: false }],
    ['Linux has no keyring', { backend: 'basic_text' }],
    ['the key is the one that everybody knows', { mark: 'v10' }],
  ])('%s', async (_why, chain) => {
    const folder = tempFolder();
    const refusal: unknown = await open(folder, chain)
      .set('live', secret)
      .catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'secret-store-refused' });
    expect(JSON.stringify(refusal)).not.toContain(secret);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each(['darwin', 'win32'] as const)('%s has no such plain form', async (platform) => {
    const folder = tempFolder();
    await open(folder, { backend: 'basic_text', mark: 'v10' }, platform).set('live', secret);
    expect(await open(folder, { backend: 'basic_text', mark: 'v10' }, platform).get('live')).toBe(secret);
  });
});

describe('what cannot be read is a failure in words', () => {
  it('of another user or machine', async () => {
    const folder = tempFolder();
    await open(folder, { user: 'other' }).set('live', secret);
    const store = open(folder);
    const refusal: unknown = await store.get('live').catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'secret-store-refused' });
    expect(String(refusal)).toContain('another machine');
    expect(String(refusal)).not.toContain('planted');
    expect((await store.stored('live'))?.en).toContain('encrypted');
    await store.set('live', 'anew');
    expect(await store.get('live')).toBe('anew');
  });

  it.each(['', '{', '[]', '{"version":2,"secrets":[]}', '{"version":1,"secrets":[{"name":"a","data":"%"}]}'])(
    'of a damaged file, which stays as it is: %j',
    async (text) => {
      const folder = tempFolder();
      writeFileSync(pathIn(folder), text);
      for (const work of [open(folder).get('a'), open(folder).set('a', secret), open(folder).stored('a')])
        await expect(work).rejects.toMatchObject({ code: 'secret-store-refused' });
      expect(readFileSync(pathIn(folder), 'utf8')).toBe(text);
    },
  );

  it('of a file that is a folder', async () => {
    const folder = tempFolder();
    mkdirSync(pathIn(folder));
    await expect(open(folder).get('a')).rejects.toThrow();
  });
});
