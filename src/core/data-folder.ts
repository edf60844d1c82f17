import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * Where everything is kept: `--data`, RINGCODE_DATA, or the place the system has for it. The desktop app
 * uses the same folder, so that both see one log.
 */
export function dataFolder(
  asked: string | undefined,
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  const set = env['RINGCODE_DATA'] ?? '';
  const chosen = asked ?? (set.trim() === '' ? undefined : set);
  if (chosen !== undefined) return resolve(chosen);
  switch (platform) {
    case 'win32':
      return join(env['LOCALAPPDATA'] || join(home, 'AppData', 'Local'), 'Ringcode');
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'Ringcode');
    default:
      return join(env['XDG_DATA_HOME'] || join(home, '.local', 'share'), 'ringcode');
  }
}
