/**
 * Secrets under the keychain of the operating system: each is encrypted by Electron's safeStorage, whose key the
 * system keeps for this user, and lies in one file that only its owner may read. Where the system offers no real
 * encryption nothing is stored: on Linux without a keyring Chromium would encrypt with a key that everybody
 * knows, which counts as none.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SafeStorage } from 'electron';
import { z } from 'zod';
import { AppError } from '../contract/errors.ts';
import { makeFolder } from '../core/make-folder.ts';
import type { SecretStore } from '../core/ports.ts';
import { wordStorageFailure } from '../core/storage-failure.ts';
import type { Text } from '../domain/text.ts';
import { writeOwnerOnly } from './write-owner-only.ts';

export interface KeychainSurroundings {
  readonly safeStorage: Pick<
    SafeStorage,
    'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
  >;
  readonly platform: NodeJS.Platform;
}

const fileSchema = z.object({
  version: z.literal(1),
  /** A list, because a profile may have any name, `__proto__` included. */
  secrets: z.array(z.object({ name: z.string(), data: z.base64() })),
});
type Sealed = z.infer<typeof fileSchema>['secrets'][number];

/** What Chromium writes before data that it encrypted with the key that everybody knows. Linux only. */
const wellKnownKeyMark = Buffer.from('v10');

export function createKeychainSecrets(folder: string, around: KeychainSurroundings): SecretStore {
  const path = join(folder, 'keychain-secrets.json');
  const read = (): Sealed[] => (existsSync(path) ? parseFile(path) : []);
  const write = (secrets: readonly Sealed[]): void => {
    makeFolder(folder);
    writeOwnerOnly(path, JSON.stringify({ version: 1, secrets }, null, 2));
  };
  const stored = (name: string): Promise<Text | null> =>
    worded(path, () => (read().some((one) => one.name === name) ? placeOf(around.platform) : null));

  return {
    get: (name) =>
      worded(path, async () => {
        const sealed = read().find((one) => one.name === name);
        return sealed === undefined ? undefined : unseal(sealed, around);
      }),
    set: (name, secret) =>
      worded(path, async () => {
        const sealed = await seal(name, secret, around);
        write([...read().filter((one) => one.name !== name), sealed]);
      }),
    remove: (name) =>
      worded(path, () => {
        if (existsSync(path)) write(read().filter((one) => one.name !== name));
      }),
    rename: (from, to) =>
      worded(path, async () => {
        if (!existsSync(path)) return;
        const moved = read().find((one) => one.name === from);
        const sealed = moved === undefined ? [] : [await seal(to, await unseal(moved, around), around)];
        write([...read().filter(({ name }) => name !== from && name !== to), ...sealed]);
      }),
    describe: stored,
    stored,
  };
}

async function worded<Value>(path: string, work: () => Value | Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    throw wordStorageFailure(error, path);
  }
}

async function seal(name: string, secret: string, around: KeychainSurroundings): Promise<Sealed> {
  await requireEncryption(around);
  // The name goes in as well: a secret copied under another profile's name does not open.
  const data = await around.safeStorage.encryptStringAsync(JSON.stringify([name, secret]));
  if (around.platform === 'linux' && data.subarray(0, 3).equals(wellKnownKeyMark)) throw noEncryption();
  return { name, data: data.toString('base64') };
}

async function unseal({ name, data }: Sealed, around: KeychainSurroundings): Promise<string> {
  await requireEncryption(around);
  try {
    const { result } = await around.safeStorage.decryptStringAsync(Buffer.from(data, 'base64'));
    const [sealedFor, secret] = z.tuple([z.string(), z.string()]).parse(JSON.parse(result));
    if (sealedFor !== name) throw new Error('it was stored under another name');
    return secret;
  } catch {
    // The system's words are left out: what was decrypted could be among them.
    throw refused(
      {
        en: `The stored app secret of the profile "${name}" cannot be decrypted: it was stored by another user or on another machine.`,
        zh: `无法解密配置“${name}”的 app_secret：它由其他用户或在其他机器上保存。`,
      },
      { en: 'Store the secret again.', zh: '请重新保存 app_secret。' },
    );
  }
}

async function requireEncryption({ safeStorage, platform }: KeychainSurroundings): Promise<void> {
  const available = await safeStorage.isAsyncEncryptionAvailable();
  if (!available || (platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text'))
    throw noEncryption();
}

function parseFile(path: string): Sealed[] {
  const text = readFileSync(path, 'utf8');
  try {
    return fileSchema.parse(JSON.parse(text)).secrets;
  } catch {
    throw refused(
      { en: `The file of secrets is damaged: ${path}.`, zh: `app_secret 存储文件已损坏：${path}。` },
      { en: 'Move it away and store the secrets again.', zh: '请移走该文件，再重新保存 app_secret。' },
    );
  }
}

function placeOf(platform: NodeJS.Platform): Text {
  switch (platform) {
    case 'darwin':
      return { en: 'encrypted, key in the macOS keychain', zh: '已加密，密钥在 macOS 钥匙串中' };
    case 'win32':
      return { en: 'encrypted by Windows for this user', zh: '已由 Windows 为当前用户加密' };
    default:
      return { en: 'encrypted, key in the keyring of this desktop', zh: '已加密，密钥在桌面密钥环中' };
  }
}

function noEncryption(): AppError {
  return refused(
    {
      en: 'This system offers no encryption for secrets, so the app secret was not stored.',
      zh: '当前系统没有可用的密钥保护功能，app_secret 未保存。',
    },
    {
      en: 'Set up a keyring (GNOME Keyring, KWallet), or unlock it.',
      zh: '请启用并解锁系统密钥环（GNOME Keyring、KWallet）。',
    },
  );
}

function refused(text: Text, next: Text): AppError {
  return new AppError('secret-store-refused', text, { next });
}
