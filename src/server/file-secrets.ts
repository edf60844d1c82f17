/**
 * Secrets for hosts without an operating system's keychain: one file, readable by its owner only, each secret
 * encrypted with AES-256-GCM under a random key file beside it, or under a passphrase (scrypt) taken from
 * RINGCODE_PASSPHRASE. There is no plain-text form. RINGCODE_APP_SECRET, where set, wins and is never stored
 * by itself.
 */
import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../contract/errors.ts';
import { wordStorageFailure } from '../core/storage-failure.ts';
import type { Text } from '../domain/text.ts';
import type { SecretStore } from '../core/ports.ts';
import { makeFolder } from '../core/make-folder.ts';

const base64 = z.base64();
const fileSchema = z.object({
  version: z.literal(1),
  /** Where the key comes from. */
  key: z.enum(['key-file', 'passphrase']),
  /** Salt of scrypt, used with a passphrase. */
  salt: base64,
  /** A list, because a profile may have any name, `__proto__` included. */
  secrets: z.array(z.object({ name: z.string(), iv: base64, tag: base64, data: base64 })),
});
type SecretsFile = z.infer<typeof fileSchema>;
type Sealed = SecretsFile['secrets'][number];

/** Cost of scrypt: 128 MiB, about a third of a second. */
const scryptCost = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };

export function createFileSecrets(folder: string, env: NodeJS.ProcessEnv = process.env): SecretStore {
  const path = join(folder, 'secrets.json');
  const fromEnvironment = env['RINGCODE_APP_SECRET']?.trim();
  const passphrase = env['RINGCODE_PASSPHRASE'] || undefined;

  const read = (): SecretsFile => {
    if (existsSync(path)) return parseFile(path);
    const key = passphrase === undefined ? 'key-file' : 'passphrase';
    return { version: 1, key, salt: randomBytes(16).toString('base64'), secrets: [] };
  };
  const keyOf = (file: SecretsFile, create: boolean): Buffer =>
    file.key === 'key-file'
      ? readKeyFile(join(folder, 'secret.key'), create)
      : scryptSync(requirePassphrase(passphrase), Buffer.from(file.salt, 'base64'), 32, scryptCost);
  const attempt = <Value>(work: () => Value): Promise<Value> =>
    Promise.resolve()
      .then(work)
      .catch((error: unknown) => {
        throw wordStorageFailure(error, path);
      });
  const stored = (name: string): Promise<Text | null> =>
    attempt(() => {
      const file = read();
      return file.secrets.some((one) => one.name === name) ? places[file.key] : null;
    });
  const writeFile = (file: SecretsFile): void => writeOwnerOnly(path, JSON.stringify(file, null, 2));

  return {
    get(name) {
      if (fromEnvironment) return Promise.resolve(fromEnvironment);
      return attempt(() => {
        const file = read();
        const sealed = file.secrets.find((one) => one.name === name);
        return sealed === undefined ? undefined : open(sealed, keyOf(file, false));
      });
    },
    set(name, secret) {
      return attempt(() => {
        makeFolder(folder);
        const file = read();
        writeFile(withSecret(file, name, secret, (create) => keyOf(file, create)));
      });
    },
    remove(name) {
      return attempt(() => {
        if (!existsSync(path)) return;
        const file = read();
        writeFile({ ...file, secrets: file.secrets.filter((one) => one.name !== name) });
      });
    },
    rename(from, to) {
      return attempt(() => {
        if (!existsSync(path)) return;
        const file = read();
        writeFile(withRenamed(file, from, to, () => keyOf(file, false)));
      });
    },
    describe: (name) => (fromEnvironment ? Promise.resolve(places.environment) : stored(name)),
    stored,
  };
}

/** All secrets of a file have one key: a new one, or a mistyped passphrase, must not lock the others in. */
function withSecret(
  file: SecretsFile,
  name: string,
  secret: string,
  keyOf: (create: boolean) => Buffer,
): SecretsFile {
  const others = file.secrets.filter((one) => one.name !== name);
  const [other] = others;
  const key = keyOf(other === undefined);
  if (other !== undefined) open(other, key);
  return { ...file, secrets: [...others, seal(secret, name, key)] };
}

/** The name is sealed in: a secret is sealed anew under its new one. */
function withRenamed(file: SecretsFile, from: string, to: string, keyOf: () => Buffer): SecretsFile {
  const others = file.secrets.filter(({ name }) => name !== from && name !== to);
  const moved = file.secrets.find((one) => one.name === from);
  if (moved === undefined) return { ...file, secrets: others };
  const key = keyOf();
  return { ...file, secrets: [...others, seal(open(moved, key), to, key)] };
}

const places = {
  environment: { en: 'environment variable RINGCODE_APP_SECRET', zh: '环境变量 RINGCODE_APP_SECRET' },
  'key-file': {
    en: 'encrypted file secrets.json, key in secret.key',
    zh: '加密文件 secrets.json，密钥在 secret.key 中',
  },
  passphrase: {
    en: 'encrypted file secrets.json, key from RINGCODE_PASSPHRASE',
    zh: '加密文件 secrets.json，密钥由 RINGCODE_PASSPHRASE 生成',
  },
} satisfies Record<string, Text>;

/** The name is authenticated too: a secret copied under another profile's name does not open. */
function seal(secret: string, name: string, key: Buffer): Sealed {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(name));
  const data = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return {
    name,
    iv: iv.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
    data: data.toString('base64'),
  };
}

function open({ name, ...sealed }: Sealed, key: Buffer): string {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(sealed.iv, 'base64'), {
      authTagLength: 16,
    });
    decipher.setAAD(Buffer.from(name)).setAuthTag(Buffer.from(sealed.tag, 'base64'));
    return Buffer.concat([decipher.update(Buffer.from(sealed.data, 'base64')), decipher.final()]).toString(
      'utf8',
    );
  } catch {
    throw refused(
      {
        en: `The stored app secret of the profile "${name}" cannot be decrypted: the key file or passphrase is another one.`,
        zh: `无法解密配置“${name}”的 app_secret：密钥文件或口令与保存时不同。`,
      },
      {
        en: 'Restore the key file or passphrase; if it is lost, move secrets.json away and store the secrets again.',
        zh: '请恢复原密钥文件或口令；若已丢失，请移走 secrets.json 并重新保存 app_secret。',
      },
    );
  }
}

function readKeyFile(path: string, create: boolean): Buffer {
  if (create && !existsSync(path))
    writeFileSync(path, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' });
  if (!existsSync(path))
    throw refused(
      { en: `The key file is gone: ${path}.`, zh: `密钥文件不存在：${path}。` },
      {
        en: 'Restore it from a backup; if it is lost, move secrets.json away and store the secrets again.',
        zh: '请从备份恢复；若已丢失，请移走 secrets.json 并重新保存 app_secret。',
      },
    );
  requireOwnerOnly(path);
  const key = Buffer.from(readFileSync(path, 'utf8'), 'base64');
  if (key.length === 32) return key;
  throw refused(
    { en: `The key file is damaged: ${path}.`, zh: `密钥文件已损坏：${path}。` },
    {
      en: 'Restore it from a backup; if it is lost, move it and secrets.json away and store the secrets again.',
      zh: '请从备份恢复；若已丢失，请将其与 secrets.json 一并移走，再重新保存 app_secret。',
    },
  );
}

function parseFile(path: string): SecretsFile {
  requireOwnerOnly(path);
  try {
    return fileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    throw refused(
      { en: `The file of secrets is damaged: ${path}.`, zh: `app_secret 存储文件已损坏：${path}。` },
      { en: 'Move it away and store the secrets again.', zh: '请移走该文件，再重新保存 app_secret。' },
    );
  }
}

function requirePassphrase(passphrase: string | undefined): string {
  if (passphrase !== undefined && passphrase !== '') return passphrase;
  throw refused(
    { en: 'The stored secrets need a passphrase.', zh: '已保存的 app_secret 需要口令才能读取。' },
    { en: 'Set RINGCODE_PASSPHRASE and try again.', zh: '请设置 RINGCODE_PASSPHRASE 后重试。' },
  );
}

/** Windows has no such modes; there the folder lies in the user's own profile. */
function requireOwnerOnly(path: string): void {
  if (process.platform === 'win32' || (statSync(path).mode & 0o077) === 0) return;
  throw refused(
    { en: `Others on this machine can read ${path}.`, zh: `本机其他用户可以读取 ${path}。` },
    { en: `Run "chmod 600 ${path}" and try again.`, zh: `请执行“chmod 600 ${path}”后重试。` },
  );
}

function writeOwnerOnly(path: string, text: string): void {
  const fresh = `${path}.${process.pid.toString()}.new`;
  writeFileSync(fresh, text, { mode: 0o600, flush: true });
  chmodSync(fresh, 0o600);
  renameSync(fresh, path);
}

function refused(text: Text, next: Text): AppError {
  return new AppError('secret-store-refused', text, { next });
}
