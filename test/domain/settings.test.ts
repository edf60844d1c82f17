import { describe, expect, it } from 'vitest';
import { settingsSchema } from '../../src/domain/settings.ts';

const profile = { name: 'field', baseUrl: 'https://rtcapi.example.com', appKey: 'k' };

function faults(settings: unknown): string[] {
  return settingsSchema.safeParse(settings).error?.issues.map(({ path }) => path.join('.')) ?? [];
}

describe('settings', () => {
  it('are complete from nothing', () => {
    const { profiles, listener, limits } = settingsSchema.parse({});
    expect({ profiles, listener, limits }).toEqual({
      profiles: [],
      listener: { host: '127.0.0.1', port: 9330, publicUrl: null, autoStart: true },
      limits: { connectMs: 10_000, answerMs: 30_000 },
    });
    expect(settingsSchema.parse({ listener: { port: 1 } }).listener).toMatchObject({
      host: '127.0.0.1',
      port: 1,
    });
  });

  it('pass over what this version does not know, at every level', () => {
    const newer = {
      colours: 'dark',
      listener: { tls: true },
      limits: { retries: 1 },
      profiles: [{ ...profile, recordings: 'on' }],
    };
    expect(faults(newer)).toEqual([]);
    expect(JSON.stringify(settingsSchema.parse(newer))).not.toMatch(/colours|tls|retries|recordings/);
  });

  it.each([
    [{ listener: { host: '' } }, 'listener.host'],
    [{ listener: { port: -1 } }, 'listener.port'],
    [{ listener: { port: 65_536 } }, 'listener.port'],
    [{ limits: { connectMs: 99 } }, 'limits.connectMs'],
    [{ limits: { answerMs: 600_001 } }, 'limits.answerMs'],
    [{ profiles: [profile, { ...profile, clock: 'lunar' }] }, 'profiles.1.clock'],
    [{ profiles: 'none' }, 'profiles'],
    [[], ''],
    [null, ''],
  ])('%j: the wrong value is named', (settings, where) => {
    expect(faults(settings)).toEqual([where]);
  });
});
