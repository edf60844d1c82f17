import { chmodSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/contract/errors.ts';
import { createFileSecrets } from '../../src/server/file-secrets.ts';
import { tempFolder } from '../core/event-log/temp-folder.ts';
import { formsOf, found } from '../support/secret-forms.ts';

const secret = 'Aa1+/ 密钥 "quoted" \\ end';
const byPassphrase = { RINGCODE_PASSPHRASE: 'correct horse' };

interface SecretsFile {
  version: number;
  key: string;
  salt: string;
  secrets: { name: string; iv: string; tag: string; data: string }[];
}

function secretsFile(folder: string): SecretsFile {
  return JSON.parse(readFileSync(join(folder, 'secrets.json'), 'utf8')) as SecretsFile;
}

function rewrite(folder: string, change: (file: SecretsFile) => void): void {
  const file = secretsFile(folder);
  change(file);
  writeFileSync(join(folder, 'secrets.json'), JSON.stringify(file), { mode: 0o600 });
}

async function refusal(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(AppError);
  const { code, text, next } = error as AppError;
  expect(code).toBe('secret-store-refused');
  expect(next?.zh).toMatch(/\p{Script=Han}/u);
  return text.en;
}

describe.each([
  ['a key file', {}],
  ['a passphrase', byPassphrase],
])('secrets under %s', (_kind, env) => {
  it('come back as they went in, also in the next process', async () => {
    const folder = tempFolder();
    const store = createFileSecrets(folder, env);
    expect(await store.get('field')).toBeUndefined();
    expect(await store.describe('field')).toBeNull();
    await store.set('field', 'first');
    await store.set('other', 'of another');
    await store.set('field', secret);
    const again = createFileSecrets(folder, env);
    expect(await again.get('field')).toBe(secret);
    expect(await again.get('other')).toBe('of another');
    await again.remove('field');
    expect(await createFileSecrets(folder, env).get('field')).toBeUndefined();
    expect(await store.get('other')).toBe('of another');
  });

  it('move to another name, in place of what was there, whatever the environment holds', async () => {
    const folder = tempFolder();
    const store = createFileSecrets(folder, { ...env, RINGCODE_APP_SECRET: 'of the environment' });
    await store.rename('field', 'lab');
    for (const name of ['field', 'lab', 'other']) await store.set(name, `${secret} of ${name}`);
    await store.rename('field', 'lab');
    const again = createFileSecrets(folder, env);
    expect(await again.get('lab')).toBe(`${secret} of field`);
    expect(await again.get('other')).toBe(`${secret} of other`);
    expect(await again.stored('field')).toBeNull();
    await again.rename('nobody', 'lab');
    expect(await again.get('lab')).toBeUndefined();
  });

  it('are in no file in a form that could be read', async () => {
    const folder = tempFolder();
    await createFileSecrets(folder, env).set('field', secret);
    const forms = [...formsOf(secret), ...formsOf('correct horse'), JSON.stringify(secret).slice(1, -1)];
    expect(readdirSync(folder).length).toBeGreaterThan(0);
    for (const name of readdirSync(folder)) {
      const bytes = readFileSync(join(folder, name));
      expect(found(bytes.toString('utf8') + bytes.toString('latin1'), forms)).toEqual([]);
    }
  });

  it('never look alike, though they are', async () => {
    const folder = tempFolder();
    const store = createFileSecrets(folder, env);
    await store.set('a', secret);
    await store.set('b', secret);
    const [a, b] = secretsFile(folder).secrets;
    expect([a?.iv === b?.iv, a?.data === b?.data]).toEqual([false, false]);
  });

  it('belong to their profile: a swapped one is refused', async () => {
    const folder = tempFolder();
    const store = createFileSecrets(folder, env);
    await store.set('test', 'of test');
    await store.set('live', 'of live');
    rewrite(folder, ({ secrets: [test, live] }) => {
      if (test === undefined || live === undefined) throw new Error('two secrets were stored');
      [test.name, live.name] = [live.name, test.name];
    });
    const sentence = await refusal(store.get('live'));
    expect(sentence).toContain('"live" cannot be decrypted');
    expect(sentence).not.toMatch(/of (test|live)/);
  });
});

it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', '名称', ' '])(
  'a profile may be called %j',
  async (name) => {
    const folder = tempFolder();
    const store = createFileSecrets(folder, {});
    expect(await store.get(name)).toBeUndefined();
    expect(await store.describe(name)).toBeNull();
    await store.set('before', 'b');
    await store.set(name, secret);
    expect(await createFileSecrets(folder, {}).get(name)).toBe(secret);
    await store.remove(name);
    expect(await store.get(name)).toBeUndefined();
    expect(await store.get('before')).toBe('b');
  },
);

describe.skipIf(process.platform === 'win32')('on POSIX', () => {
  it('the files are for their owner only, whatever was there before', async () => {
    const folder = join(tempFolder(), 'new');
    await createFileSecrets(folder, {}).set('field', secret);
    const modes = ['.', 'secrets.json', 'secret.key'].map(
      (name) => statSync(join(folder, name)).mode & 0o777,
    );
    expect(modes).toEqual([0o700, 0o600, 0o600]);
  });

  it.each(['secret.key', 'secrets.json'])('%s is refused when others can read it', async (name) => {
    const folder = tempFolder();
    const store = createFileSecrets(folder, {});
    await store.set('field', secret);
    for (const mode of [0o640, 0o604, 0o620]) {
      chmodSync(join(folder, name), mode);
      expect(await refusal(store.get('field'))).toContain(join(folder, name));
      expect(await refusal(store.set('field', 'new'))).toContain(join(folder, name));
    }
    chmodSync(join(folder, name), 0o600);
    expect(await store.get('field')).toBe(secret);
  });
});

describe('a key', () => {
  it('that is another one opens nothing and locks nothing in', async () => {
    const folder = tempFolder();
    await createFileSecrets(folder, byPassphrase).set('field', secret);
    const wrong = createFileSecrets(folder, { RINGCODE_PASSPHRASE: 'correct horse ' });
    expect(await refusal(wrong.get('field'))).toContain('cannot be decrypted');
    expect(await refusal(wrong.set('second', 'x'))).toContain('"field" cannot be decrypted');
    expect(secretsFile(folder).secrets.map(({ name }) => name)).toEqual(['field']);
    expect(await createFileSecrets(folder, byPassphrase).get('field')).toBe(secret);
  });

  it.each([{}, { RINGCODE_PASSPHRASE: '' }])('that is a missing passphrase is asked for: %j', async (env) => {
    const folder = tempFolder();
    await createFileSecrets(folder, byPassphrase).set('field', secret);
    expect(await refusal(createFileSecrets(folder, env).get('field'))).toContain('need a passphrase');
    expect(await refusal(createFileSecrets(folder, env).set('field', 'x'))).toContain('need a passphrase');
  });

  it('from an empty variable is none: a key file is made', async () => {
    const folder = tempFolder();
    await createFileSecrets(folder, { RINGCODE_PASSPHRASE: '' }).set('field', secret);
    expect(await createFileSecrets(folder, {}).get('field')).toBe(secret);
  });

  it('file that is gone or damaged is named, and not replaced while secrets need it', async () => {
    const folder = tempFolder();
    const store = createFileSecrets(folder, {});
    await store.set('field', secret);
    const key = readFileSync(join(folder, 'secret.key'));
    writeFileSync(join(folder, 'secret.key'), key.subarray(0, 20));
    expect(await refusal(store.get('field'))).toContain('damaged');
    rmSync(join(folder, 'secret.key'));
    expect(await refusal(store.get('field'))).toContain('gone');
    expect(await refusal(store.set('second', 'x'))).toContain('gone');
    writeFileSync(join(folder, 'secret.key'), key, { mode: 0o600 });
    expect(await store.get('field')).toBe(secret);
  });
});

describe('a damaged file', () => {
  it.each(['', '{', '[]', '{"version":2}', '{"version":1,"key":"none","salt":"","secrets":[]}'])(
    'is refused and left as it is: %j',
    async (text) => {
      const folder = tempFolder();
      writeFileSync(join(folder, 'secrets.json'), text, { mode: 0o600 });
      const store = createFileSecrets(folder, {});
      expect(await refusal(store.get('field'))).toContain('damaged');
      expect(await refusal(store.describe('field'))).toContain('damaged');
      expect(await refusal(store.set('field', secret))).toContain('damaged');
      expect(readFileSync(join(folder, 'secrets.json'), 'utf8')).toBe(text);
    },
  );

  it.each(['iv', 'tag', 'data'] as const)('with a changed or cut %s does not open', async (part) => {
    const folder = tempFolder();
    const store = createFileSecrets(folder, {});
    for (const change of [(bytes: Buffer) => bytes.subarray(1), flipFirstBit]) {
      await store.set('field', secret);
      rewrite(folder, ({ secrets: [sealed] }) => {
        if (sealed === undefined) throw new Error('one secret was stored');
        sealed[part] = change(Buffer.from(sealed[part], 'base64')).toString('base64');
      });
      expect(await refusal(store.get('field'))).toContain('cannot be decrypted');
    }
  });
});

function flipFirstBit(bytes: Buffer): Buffer {
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  return bytes;
}

describe('RINGCODE_APP_SECRET', () => {
  it('wins over what is stored, and is written nowhere', async () => {
    const folder = tempFolder();
    await createFileSecrets(folder, {}).set('field', 'stored');
    const before = readFileSync(join(folder, 'secrets.json'), 'utf8');
    const store = createFileSecrets(folder, { RINGCODE_APP_SECRET: ` ${secret}\n` });
    expect(await store.get('field')).toBe(secret);
    expect(await store.get('never stored')).toBe(secret);
    expect((await store.describe('field'))?.en).toBe('environment variable RINGCODE_APP_SECRET');
    expect(readFileSync(join(folder, 'secrets.json'), 'utf8')).toBe(before);
    expect(readdirSync(folder).sort()).toEqual(['secret.key', 'secrets.json']);
  });

  it.each(['', ' '])('counts as absent when empty: %j', async (value) => {
    const folder = tempFolder();
    const store = createFileSecrets(folder, { RINGCODE_APP_SECRET: value });
    expect(await store.get('field')).toBeUndefined();
    await store.set('field', secret);
    expect(await store.get('field')).toBe(secret);
    expect((await store.describe('field'))?.zh).toContain('secret.key');
  });
});
