import { readFile } from 'node:fs/promises';
import { AppError } from '../../contract/errors.ts';
import { profileSchema, type Profile, type ProfileView } from '../../domain/profile.ts';
import { askSecret } from './ask-secret.ts';
import type { Session } from '../commands/command.ts';

interface Asked {
  readonly baseUrl?: string | undefined;
  readonly appKey?: string | undefined;
  readonly display?: string[] | undefined;
  readonly preTone?: string[] | undefined;
  readonly postTone?: string[] | undefined;
  readonly clock?: Profile['clock'] | undefined;
  readonly publicUrl?: string | undefined;
  readonly ca?: string | undefined;
  readonly pin?: string | undefined;
  readonly secret?: boolean | undefined;
}

/**
 * Changes what was asked for and leaves the rest. A secret is stored where the profile has none or a new one is
 * wanted: the one in the environment, else one that is asked for. The view names where it is stored.
 */
export async function saveProfile(session: Session, name: string, asked: Asked): Promise<ProfileView> {
  const app = await session.openApp();
  const known = (await app.client.call('profile.list', {})).find(
    (profile) => profile.name === name && !profile.builtIn,
  );
  const present = known === undefined ? {} : profileFields(known);
  const profile = { ...present, name, ...(await changes(asked)) };
  requireWhole(name, profile);
  const fromEnvironment = process.env['RINGCODE_APP_SECRET'] || undefined;
  // The environment alone is no wish to replace what is stored: it may be set for another profile.
  const wantsSecret = asked.secret === true || !known?.storedSecret;
  // Asked for first: a profile is saved whole or not at all.
  const secret = wantsSecret ? (fromEnvironment ?? (await askSecret(session.terminal))) : null;
  // The receiving end parses it in full and names each field that cannot be used.
  const saved = await app.client.call('profile.save', { profile: profile as Profile });
  if (secret === null) return { ...saved, secret: saved.storedSecret };
  const { storedIn, trimmed } = await app.client.call('profile.setSecret', { name, secret });
  if (trimmed)
    session.terminal.warn({
      en: 'Blanks around the secret were removed.',
      zh: '已去除 app_secret 首尾的空白字符。',
    });
  return { ...saved, secret: storedIn, storedSecret: storedIn };
}

/** @throws AppError `invalid-input`, naming the options that a new profile lacks */
function requireWhole(name: string, profile: object): void {
  const needed = { baseUrl: '--base-url', appKey: '--app-key' };
  const missing = Object.entries(needed).flatMap(([field, option]) => (field in profile ? [] : [option]));
  if (missing.length > 0) throw incomplete(name, missing);
}

function profileFields(view: ProfileView): Profile {
  const { builtIn, secret, storedSecret, ...fields } = view;
  return profileSchema.parse(fields);
}

async function changes(asked: Asked): Promise<Partial<Profile>> {
  const given = {
    baseUrl: asked.baseUrl,
    appKey: asked.appKey,
    displayNumbers: asked.display,
    preTones: asked.preTone,
    postTones: asked.postTone,
    clock: asked.clock,
    publicUrl: asked.publicUrl,
    caPem: asked.ca === undefined ? undefined : await readCa(asked.ca),
    pinSha256: asked.pin,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

async function readCa(path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new AppError(
      'invalid-input',
      { en: `--ca: cannot read ${path}.`, zh: `--ca：无法读取 ${path}。` },
      { cause },
    );
  });
  if (text.includes('-----BEGIN CERTIFICATE-----')) return text;
  throw new AppError('invalid-input', {
    en: `--ca: ${path} holds no PEM certificate.`,
    zh: `--ca：${path} 中没有 PEM 格式的证书。`,
  });
}

function incomplete(name: string, missing: readonly string[]): AppError {
  return new AppError('invalid-input', {
    en: `The new profile "${name}" needs ${missing.join(' and ')}.`,
    zh: `新配置“${name}”还需要 ${missing.join(' 和 ')}。`,
  });
}
