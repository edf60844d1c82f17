import { spawn } from 'node:child_process';
import { win32 } from 'node:path';

export interface BrowserCommand {
  readonly command: string;
  readonly args: readonly string[];
}

/**
 * What opens an address in the user's browser, never through a shell; null on a Linux machine without a display,
 * where a text browser would take over the terminal.
 */
export function browserCommand(
  url: string,
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
): BrowserCommand | null {
  switch (platform) {
    case 'win32': {
      const system = env['SystemRoot'] || 'C:\\Windows';
      const command = win32.join(system, 'System32', 'rundll32.exe');
      return { command, args: ['url.dll,FileProtocolHandler', url] };
    }
    case 'darwin':
      return { command: '/usr/bin/open', args: [url] };
    default:
      // BROWSER is what a remote desktop or editor sets where it opens addresses on the user's side.
      return env['DISPLAY'] || env['WAYLAND_DISPLAY'] || env['BROWSER']
        ? { command: 'xdg-open', args: [url] }
        : null;
  }
}

/** Does not wait. `onFailure` is called where there is no browser, or what should open it says that it failed. */
export function openBrowser(
  url: string,
  onFailure: () => void,
  found: BrowserCommand | null = browserCommand(url, process.platform, process.env),
): void {
  if (found === null) {
    onFailure();
    return;
  }
  const child = spawn(found.command, found.args, { stdio: 'ignore', detached: true, windowsHide: true });
  child.once('error', onFailure);
  child.once('exit', (code) => {
    if (code !== 0) onFailure();
  });
  child.unref();
}
