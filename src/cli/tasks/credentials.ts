import { AppError } from '../../contract/errors.ts';
import { createProfileService } from '../../core/profiles/profile-service.ts';
import { createSettingsService } from '../../core/settings-service.ts';
import { simulatorProfileName } from '../../domain/profile.ts';
import { createFileSecrets } from '../../server/file-secrets.ts';
import { createFileSettings } from '../../server/file-settings.ts';
import { builtInSimulator } from '../../core/simulator-control.ts';
import { askSecret } from './ask-secret.ts';
import type { Session } from '../commands/command.ts';

interface Credentials {
  readonly appKey: string;
  readonly appSecret: string;
  readonly clock: 'utc' | 'beijing' | 'local';
}

/** App key and secret for signing by hand: from the options, the profile, the environment, or a prompt. */
export async function readCredentials(
  session: Session,
  { profile, appKey }: { profile?: string | undefined; appKey?: string | undefined },
): Promise<Credentials> {
  const secrets = createFileSecrets(session.folder);
  const profiles = createProfileService({
    settings: createSettingsService(createFileSettings(session.folder)),
    secrets,
  });
  if (profile === simulatorProfileName)
    return { appKey: appKey ?? builtInSimulator.appKey, appSecret: builtInSimulator.secret, clock: 'utc' };
  const known = profile === undefined ? null : await profiles.find(profile);
  const key = appKey ?? known?.appKey;
  if (key === undefined) throw appKeyMissing();
  const stored = known === null ? fromEnvironment() : await secrets.get(known.name);
  return {
    appKey: key,
    appSecret: stored ?? (await askSecret(session.terminal)).trim(),
    clock: known?.clock ?? 'utc',
  };
}

function fromEnvironment(): string | undefined {
  return process.env['RINGCODE_APP_SECRET']?.trim() || undefined;
}

function appKeyMissing(): AppError {
  return new AppError(
    'invalid-input',
    { en: 'The app key is missing.', zh: '缺少 app_key。' },
    { next: { en: 'Give --app-key or --profile.', zh: '请指定 --app-key 或 --profile。' } },
  );
}
