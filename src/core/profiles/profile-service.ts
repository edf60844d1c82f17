/**
 * Profiles: everything a call needs to know about an application of the vendor's console. The secret goes in
 * through `setSecret` and is read by `secretOf` only, which stays inside the core.
 */
import { AppError } from '../../contract/errors.ts';
import { simulatorProfileName, type Profile, type ProfileView } from '../../domain/profile.ts';
import type { Text } from '../../domain/text.ts';
import type { SecretStore } from '../ports.ts';
import type { SettingsService, StoredSettings } from '../settings-service.ts';
import {
  emptySecret,
  missingSecret,
  nameTaken,
  offerSession,
  refuseBuiltIn,
  unknownProfile,
} from './profile-failures.ts';
import { createSessionSecrets, type SessionSecrets } from './session-secrets.ts';

export interface ProfileService {
  list(): Promise<ProfileView[]>;
  /** @throws AppError `not-found` */
  find(name: string): Promise<Profile>;
  /**
   * Creates or replaces by name. Under a `previousName` that differs the profile is renamed: its secret, its
   * presets and its being selected go along.
   *
   * @throws AppError `conflict` for the built-in profile and for a new name that is taken, `not-found`
   */
  save(profile: Profile, previousName?: string): Promise<ProfileView>;
  /** Creates or replaces several by name, secrets kept, all of them or none. @throws AppError `conflict` */
  saveAll(profiles: readonly Profile[]): Promise<{ added: string[]; replaced: string[] }>;
  /** Removes the profile and its secret. @throws AppError `not-found`, `conflict` */
  remove(name: string): Promise<void>;
  /**
   * Blanks and line ends around a pasted secret are never part of it.
   *
   * @throws AppError `invalid-input`, `not-found`, `conflict`, `secret-store-refused`
   */
  setSecret(
    name: string,
    secret: string,
    keep?: 'stored' | 'session',
  ): Promise<{ storedIn: Text; trimmed: boolean }>;
  /** @throws AppError `secret-missing` */
  secretOf(name: string): Promise<string>;
}

export interface ProfileSurroundings {
  readonly settings: SettingsService;
  readonly secrets: SecretStore;
  /** Told after every change of a profile or its secret. */
  onChanged?(this: void): void;
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

const builtInSecret = { en: 'built in, nothing to enter', zh: '内置，无需填写' };

export function createProfileService(around: ProfileSurroundings): ProfileService {
  const { settings, onChanged = () => undefined } = around;
  const secrets = createSessionSecrets(around.secrets);
  const find = async (name: string): Promise<Profile> => {
    const profile =
      name === simulatorProfileName
        ? simulatorProfile
        : (await settings.read()).profiles.find((other) => other.name === name);
    if (profile === undefined) throw unknownProfile(name);
    return profile;
  };

  return {
    find,
    async list() {
      const { profiles } = await settings.read();
      return Promise.all([simulatorProfile, ...profiles].map((profile) => viewOf(profile, secrets)));
    },
    async save(profile, previousName = profile.name) {
      refuseBuiltIn(profile.name);
      refuseBuiltIn(previousName);
      if (previousName === profile.name) await settings.change((stored) => withProfile(stored, profile));
      else await rename({ settings, secrets }, profile, previousName);
      onChanged();
      return viewOf(profile, secrets);
    },
    async saveAll(profiles) {
      for (const { name } of profiles) refuseBuiltIn(name);
      const known = await saveAll(settings, profiles);
      if (profiles.length > 0) onChanged();
      const names = profiles.map(({ name }) => name);
      const isKnown = (name: string): boolean => known.has(name);
      return { added: names.filter((name) => !isKnown(name)), replaced: names.filter(isKnown) };
    },
    async remove(name) {
      refuseBuiltIn(name);
      await find(name);
      await secrets.remove(name);
      await settings.change((stored) => withoutProfile(stored, name));
      onChanged();
    },
    async setSecret(name, secret, keep = 'stored') {
      refuseBuiltIn(name);
      await find(name);
      const bare = secret.trim();
      if (bare === '') throw emptySecret();
      const storedIn = keep === 'session' ? secrets.keep(name, bare) : await store(secrets, name, bare);
      onChanged();
      return { storedIn, trimmed: bare !== secret };
    },
    async secretOf(name) {
      const secret = await secrets.get(name);
      if (secret === undefined) throw missingSecret(name);
      return secret;
    },
  };
}

/** @returns where it is stored, in words */
async function store(secrets: SessionSecrets, name: string, secret: string): Promise<Text> {
  try {
    await secrets.set(name, secret);
  } catch (error) {
    throw offerSession(error);
  }
  return (await secrets.stored(name)) ?? builtInSecret;
}

/** @returns the names that there were before */
async function saveAll(
  settings: SettingsService,
  profiles: readonly Profile[],
): Promise<ReadonlySet<string>> {
  let known: readonly string[] = [];
  await settings.change((stored) => {
    known = (stored.profiles ?? []).map(({ name }) => name);
    return profiles.reduce(withProfile, stored);
  });
  return new Set(known);
}

function withProfile(stored: StoredSettings, profile: Profile): StoredSettings {
  const profiles = stored.profiles ?? [];
  const known = profiles.find(({ name }) => name === profile.name);
  return {
    ...stored,
    profiles:
      known === undefined
        ? [...profiles, profile]
        : profiles.map((other) => (other === known ? { ...known, ...profile } : other)),
  };
}

function withoutProfile(stored: StoredSettings, name: string): StoredSettings {
  const { preferences, profiles = [] } = stored;
  // A profile that is gone is not selected any more: the default takes its place.
  const { profile, ...others } = preferences ?? {};
  return {
    ...stored,
    ...(profile === name ? { preferences: others } : {}),
    profiles: profiles.filter((other) => other.name !== name),
  };
}

/** The secret goes first: where it cannot be moved nothing is renamed, and it goes back where nothing was. */
async function rename(
  { settings, secrets }: { settings: SettingsService; secrets: SessionSecrets },
  profile: Profile,
  from: string,
): Promise<void> {
  const progress = { isMoved: false };
  try {
    await settings.change(async (stored) => {
      const renamed = withRenamed(stored, profile, from);
      await secrets.rename(from, profile.name);
      progress.isMoved = true;
      return renamed;
    });
  } catch (error) {
    // What went wrong first is what counts.
    if (progress.isMoved) await secrets.rename(profile.name, from).catch(() => undefined);
    throw error;
  }
}

function withRenamed(stored: StoredSettings, profile: Profile, from: string): StoredSettings {
  const { profiles = [], presets, preferences } = stored;
  const known = profiles.find(({ name }) => name === from);
  if (known === undefined) throw unknownProfile(from);
  if (profiles.some(({ name }) => name === profile.name)) throw nameTaken(profile.name);
  const follow = <Part extends Record<string, unknown>>(part: Part): Part =>
    part['profile'] === from ? { ...part, profile: profile.name } : part;
  return {
    ...stored,
    profiles: profiles.map((other) => (other === known ? { ...known, ...profile } : other)),
    ...(presets && { presets: presets.map((preset) => ({ ...preset, form: follow(preset.form) })) }),
    ...(preferences && { preferences: follow(preferences) }),
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
