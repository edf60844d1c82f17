import { on } from 'node:events';
import { chmodSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { browserCommand, openBrowser } from '../../../src/cli/tasks/open-browser.ts';
import { temporaryFolder } from '../../support/run-ringcode.ts';

const url = 'http://127.0.0.1:9331/#token=a&b|c"d';

describe('the command that opens a browser', () => {
  it.each([
    [
      'win32',
      { SystemRoot: 'D:\\Win' },
      { command: 'D:\\Win\\System32\\rundll32.exe', args: ['url.dll,FileProtocolHandler', url] },
    ],
    [
      'win32',
      {},
      { command: 'C:\\Windows\\System32\\rundll32.exe', args: ['url.dll,FileProtocolHandler', url] },
    ],
    ['darwin', {}, { command: '/usr/bin/open', args: [url] }],
    ['linux', { DISPLAY: ':0' }, { command: 'xdg-open', args: [url] }],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, { command: 'xdg-open', args: [url] }],
    ['linux', { BROWSER: '/opt/helper' }, { command: 'xdg-open', args: [url] }],
    ['linux', {}, null],
    ['linux', { DISPLAY: '' }, null],
  ] as const)('on %s with %j', (platform, env, expected) => {
    expect(browserCommand(url, platform, env)).toEqual(expected);
  });
});

describe('opening', () => {
  const failed = (command: string, ...args: string[]): Promise<void> =>
    new Promise((resolve) => openBrowser(url, resolve, { command, args }));

  it('that cannot start, or says that it failed, is told', async () => {
    await failed(join(temporaryFolder(), 'none'));
    await failed(process.execPath, '-e', 'process.exit(3)');
    await new Promise<void>((resolve) => openBrowser(url, resolve, null));
  });

  it.skipIf(process.platform === 'win32')('hands the address over as one word, without a shell', async () => {
    const folder = temporaryFolder();
    const opener = join(folder, 'opener');
    const written = join(folder, 'written');
    writeFileSync(
      opener,
      `#!/bin/sh\nprintf '%s' "$#:$1" > ${written}.new && mv ${written}.new ${written}\n`,
    );
    chmodSync(opener, 0o755);
    const watcher = watch(folder);
    let failures = 0;
    openBrowser(url, () => (failures += 1), { command: opener, args: [url] });
    for await (const [, name] of on(watcher, 'change')) if (name === 'written') break;
    watcher.close();
    expect(readFileSync(written, 'utf8')).toBe(`1:${url}`);
    expect(failures).toBe(0);
  });
});
