import { chmodSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/** Writes beside and moves into place: a crash leaves the old file or the new one, and others read neither. */
export function writeOwnerOnly(path: string, text: string): void {
  const fresh = `${path}.${process.pid}.new`;
  try {
    writeFileSync(fresh, text, { mode: 0o600, flush: true });
    chmodSync(fresh, 0o600);
    renameSync(fresh, path);
  } catch (error) {
    rmSync(fresh, { force: true });
    throw error;
  }
}
