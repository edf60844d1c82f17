import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Text } from '../../src/domain/text.ts';
import { root } from '../support/layer-table.ts';

interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string>>;
  readonly isRoot: boolean;
  readonly electron: 'present' | 'absent' | 'unobtainable' | 'late' | 'broken';
}
type Choice = { readonly step: 'window' | 'download' } | { readonly step: 'browser'; readonly why: Text };

// Scripts have no types; this is what the script's comments promise, and every member is looked at below.
const { chooseHost } = (await import(pathToFileURL(join(root, 'scripts/choose-host.mjs')).href)) as {
  chooseHost(this: void, machine: Machine): Choice;
};

const desk: Machine = { platform: 'linux', env: { DISPLAY: ':0' }, isRoot: false, electron: 'present' };

describe('the desktop window', () => {
  it.each([
    ['under X', {}],
    ['under Wayland', { env: { WAYLAND_DISPLAY: 'wayland-0' } }],
    ['on Windows', { platform: 'win32', env: {} }],
    ['on macOS, also for root', { platform: 'darwin', env: {}, isRoot: true }],
    ['where something else is asked', { env: { DISPLAY: ':0', RINGCODE_HOST: 'desktop' } }],
  ] as const)('opens %s', (_where, changes) => {
    expect(chooseHost({ ...desk, ...changes })).toEqual({ step: 'window' });
    expect(chooseHost({ ...desk, ...changes, electron: 'absent' })).toEqual({ step: 'download' });
  });
});

describe('a browser', () => {
  it.each([
    ['without a display', { env: {} }, /no display/],
    ['with an empty one', { env: { DISPLAY: '', WAYLAND_DISPLAY: '' } }, /no display/],
    ['for root', { isRoot: true }, /for root/],
    ['where it is asked for', { env: { DISPLAY: ':0', RINGCODE_HOST: 'browser' } }, /RINGCODE_HOST/],
    [
      'on Windows where it is asked for',
      { platform: 'win32', env: { RINGCODE_HOST: 'browser' } },
      /RINGCODE_HOST/,
    ],
    ['where the download failed', { electron: 'unobtainable' }, /could not be downloaded \(ELECTRON_MIRROR/],
    ['where it took too long', { electron: 'late' }, /in time/],
    ['where the window did not open', { electron: 'broken' }, /could not be opened/],
  ] as const)('is chosen %s, and one sentence says why', (_where, changes, en) => {
    const choice = chooseHost({ ...desk, ...changes });
    if (choice.step !== 'browser') throw new Error(choice.step);
    expect(choice.why.en).toMatch(en);
    expect(choice.why.en.match(/\.( |$)/g)).toHaveLength(1);
    expect(choice.why.zh).toMatch(/^\P{Script=Latin}*.*\p{Script=Han}.*。$/u);
  });

  it.each([{ env: {} }, { isRoot: true }, { env: { DISPLAY: ':0', RINGCODE_HOST: 'browser' } }])(
    'is chosen before anything is downloaded in vain: %j',
    (changes) => {
      expect(chooseHost({ ...desk, electron: 'absent', ...changes }).step).toBe('browser');
    },
  );
});
