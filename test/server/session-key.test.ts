import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSessionKey } from '../../src/server/session-key.ts';
import { temporaryFolder } from '../support/run-ringcode.ts';

const hasModes = process.platform !== 'win32';

describe('the key of sessions', () => {
  it('is made once and then the same, in a file of its owner', () => {
    const folder = join(temporaryFolder(), 'made', 'for', 'it');
    const key = readSessionKey(folder);
    expect(key).toHaveLength(32);
    expect(readSessionKey(folder).equals(key)).toBe(true);
    if (hasModes) expect(statSync(join(folder, 'session.key')).mode & 0o777).toBe(0o600);
  });

  it('is made anew where it is damaged', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'session.key'), 'short', { mode: 0o600 });
    const key = readSessionKey(folder);
    expect(key).toHaveLength(32);
    expect(readSessionKey(folder).equals(key)).toBe(true);
  });

  it.runIf(hasModes)('is made anew where others could have read it', () => {
    const folder = temporaryFolder();
    const known = readSessionKey(folder);
    chmodSync(join(folder, 'session.key'), 0o644);
    expect(readSessionKey(folder).equals(known)).toBe(false);
    expect(statSync(join(folder, 'session.key')).mode & 0o777).toBe(0o600);
  });

  it('lives as long as the program where nothing can be kept', () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    expect(readSessionKey(file)).toHaveLength(32);
    expect(readFileSync(file, 'utf8')).toBe('');
  });
});
