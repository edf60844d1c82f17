/** The key that signs sessions. It outlives the program, so that a page that is open goes on after a restart. */
import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../core/make-folder.ts';

const keyBytes = 32;

/** The one kept in the data folder, readable by its owner only; where nothing can be kept there, one for this run. */
export function readSessionKey(folder: string): Buffer {
  const path = join(folder, 'session.key');
  const kept = read(path);
  if (kept !== null) return kept;
  const fresh = randomBytes(keyBytes);
  try {
    makeFolder(folder);
    rmSync(path, { force: true });
    writeFileSync(path, fresh.toString('base64'), { mode: 0o600, flag: 'wx' });
  } catch {
    // Another process was quicker, or nothing can be written: then only a restart is noticed.
    return read(path) ?? fresh;
  }
  return fresh;
}

/** null where there is none, or one that others could have read or that is damaged. */
function read(path: string): Buffer | null {
  try {
    // Windows has no such modes; there the folder lies in the user's own profile.
    if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) return null;
    const key = Buffer.from(readFileSync(path, 'utf8'), 'base64');
    return key.length === keyBytes ? key : null;
  } catch {
    return null;
  }
}
