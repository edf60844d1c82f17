/**
 * Profiles: everything a call needs to know about an application of the vendor's console. The secret goes in
 * through `setSecret` and is read by `secretOf` only, which stays inside the core.
 */
import { z } from 'zod';
import { AppError } from '../../contract/errors.ts';
import { simulatorProfileName, type Profile, type ProfileView } from '../../domain/profile.ts';
import { settingsSchema, type Settings } from '../../domain/settings.ts';
import type { Text } from '../../domain/text.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import type { SecretStore, SettingsStore } from '../ports.ts';

export interface ProfileService {
  settings(): Promise<Settings>;
  list(): Promise<ProfileView[]>;
  /** @throws AppError `not-found` */
  find(name: string): Promise<Profile>;
  /** Creates or replaces by name. @throws AppError `conflict` for the built-in profile. */
  save(profile: Profile): Promise<ProfileView>;
  /** Removes the profile and its secret. @throws AppError `not-found`, `conflict` */
  remove(name: string): Promise<void>;
  /** Blanks and line ends around a pasted secret are never part of it. @throws AppError */
  setSecret(
    name: string,
    secret: string,
  ): Promise<{ storedIn: { en: string; zh: string }; trimmed: boolean }>;
  /** @throws AppError `secret-missing` */
  secretOf(name: string): Promise<string>;
}

/** What the built-in profile shows before a simulator runs; its address is filled in when a call is placed. */
const simulatorProfile: Profile = {
  name: simulatorProfileName,
  baseUrl: 'http://127.0.0.1',
  appKey: 'ringcodeSimulator',
  displayNumbers: ['+8675528000001'],
  preTones: ['pretone.wav'],
  postTones: [],
  clock: 'utc',
  publicUrl: null,
  caPem: null,
  pinSha256: null,
};

/** Settings as they stand in the store: what this version does not know is carried along. */
const storedSchema = z.looseObject({
  profiles: z.array(z.looseObject({ name: z.string().trim() })).default([]),
});
type Stored = z.infer<typeof storedSchema>;

const builtInSecret = { en: 'built in, nothing to enter', zh: '内置，无需填写' };

export function createProfileService(store: SettingsStore, secrets: SecretStore): ProfileService {
  const settings = async (): Promise<Settings> => parseSettings(await store.read());
  const inTurn = oneAtATime();
  /** Writes only what the user chose, so that the defaults of a later version can still differ. */
  const rewrite = (change: (profiles: Stored['profiles']) => Stored['profiles']): Promise<void> =>
    inTurn(async () => {
      const read = await store.read();
      parseSettings(read);
      const stored = storedSchema.parse(read);
      await store.write({ ...stored, profiles: change(stored.profiles) });
    });
  const find = async (name: string): Promise<Profile> => {
    const { profiles } = await settings();
    const profile =
      name === simulatorProfileName ? simulatorProfile : profiles.find((other) => other.name === name);
    if (profile === undefined) throw unknownProfile(name);
    return profile;
  };
  const view = (profile: Profile): Promise<ProfileView> => viewOf(profile, secrets);

  return {
    settings,
    find,
    async list() {
      return Promise.all([simulatorProfile, ...(await settings()).profiles].map(view));
    },
    async save(profile) {
      refuseBuiltIn(profile.name);
      await rewrite((profiles) => {
        const known = profiles.find(({ name }) => name === profile.name);
        return known === undefined
          ? [...profiles, profile]
          : profiles.map((other) => (other === known ? { ...known, ...profile } : other));
      });
      return view(profile);
    },
    async remove(name) {
      refuseBuiltIn(name);
      await find(name);
      await secrets.remove(name);
      await rewrite((profiles) => profiles.filter((profile) => profile.name !== name));
    },
    async setSecret(name, secret) {
      refuseBuiltIn(name);
      await find(name);
      const bare = secret.trim();
      if (bare === '') throw emptySecret();
      await secrets.set(name, bare);
      return { storedIn: (await secrets.stored(name)) ?? builtInSecret, trimmed: bare !== secret };
    },
    async secretOf(name) {
      const secret = await secrets.get(name);
      if (secret === undefined) throw missingSecret(name);
      return secret;
    },
  };
}

async function viewOf(profile: Profile, secrets: SecretStore): Promise<ProfileView> {
  if (profile.name === simulatorProfileName)
    return { ...profile, builtIn: true, secret: builtInSecret, storedSecret: null };
  return {
    ...profile,
    builtIn: false,
    secret: await secrets.describe(profile.name).catch(reasonInstead),
    storedSecret: await secrets.stored(profile.name).catch(reasonInstead),
  };
}

/** Profiles can be looked at and repaired though the place of their secrets cannot be read. */
function reasonInstead(error: unknown): Text {
  if (!(error instanceof AppError)) throw error;
  return { en: `cannot be read: ${error.text.en}`, zh: `无法读取：${error.text.zh}` };
}

function parseSettings(stored: unknown): Settings {
  const parsed = settingsSchema.safeParse(stored);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues[0]?.path.join('.') ?? '';
  throw new AppError(
    'settings-damaged',
    {
      en: `The settings cannot be used: ${where} has a wrong value.`,
      zh: `设置无法使用：${where} 的取值有误。`,
    },
    {
      next: {
        en: 'Correct settings.json in the data folder, or delete it to start anew.',
        zh: '请修正数据目录中的 settings.json，或删除该文件后重新开始。',
      },
    },
  );
}

function refuseBuiltIn(name: string): void {
  if (name !== simulatorProfileName) return;
  throw new AppError(
    'conflict',
    {
      en: `The profile "${name}" is built in and cannot be changed.`,
      zh: `配置“${name}”是内置的，不能修改。`,
    },
    { next: { en: 'Choose another name.', zh: '请换一个名称。' } },
  );
}

function unknownProfile(name: string): AppError {
  return new AppError(
    'not-found',
    { en: `There is no profile "${name}".`, zh: `没有名为“${name}”的配置。` },
    {
      next: {
        en: 'See the names with "ringcode profile list".',
        zh: '请用“ringcode profile list”查看已有配置的名称。',
      },
    },
  );
}

function missingSecret(name: string): AppError {
  return new AppError(
    'secret-missing',
    { en: `The profile "${name}" has no app secret yet.`, zh: `配置“${name}”尚未设置 app_secret。` },
    {
      next: {
        en: 'Store it with "ringcode profile set", or set the environment variable RINGCODE_APP_SECRET.',
        zh: '请用“ringcode profile set”保存，或设置环境变量 RINGCODE_APP_SECRET。',
      },
    },
  );
}

function emptySecret(): AppError {
  return new AppError('invalid-input', { en: 'The app secret is empty.', zh: 'app_secret 为空。' });
}
