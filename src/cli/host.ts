/** The terminal's surroundings for the core, and the end of a command that runs until it is stopped. */
import { createApp, type App } from '../core/app.ts';
import type { Host, HttpOut, SecretStore } from '../core/ports.ts';
import { systemClock } from '../core/system-clock.ts';
import { eventLogWorker, openLog } from './early-log.ts';
import { createFileSettings } from '../server/file-settings.ts';

/** @param host where there are screens */
export function openApp(folder: string, onFault: (error: unknown) => void, host?: Host): App {
  return createApp({
    folder,
    ...(host === undefined ? {} : { host }),
    eventLogWorker: eventLogWorker(),
    openLog,
    time: systemClock,
    secrets: lazySecrets(folder),
    settings: createFileSettings(folder),
    http: lazyHttpOut,
    simulatorSecret: process.env['RINGCODE_APP_SECRET']?.trim() || undefined,
    onFault,
    onCause: onFault,
  });
}

/** Loaded with the first secret: a listener needs neither ciphers nor key files. */
function lazySecrets(folder: string): SecretStore {
  const load = async (): Promise<SecretStore> => {
    const { createFileSecrets } = await import('../server/file-secrets.ts');
    return createFileSecrets(folder);
  };
  return {
    get: async (name) => (await load()).get(name),
    set: async (name, secret) => (await load()).set(name, secret),
    remove: async (name) => (await load()).remove(name),
    rename: async (from, to) => (await load()).rename(from, to),
    describe: async (name) => (await load()).describe(name),
    stored: async (name) => (await load()).stored(name),
  };
}

/** Loaded with the first call: a listener needs no HTTP client. */
const lazyHttpOut: HttpOut = {
  async send(request) {
    const { createNodeHttpOut } = await import('../core/calls/node-http-out.ts');
    return createNodeHttpOut(process.env).send(request);
  },
};

const stopSignals: readonly NodeJS.Signals[] =
  process.platform === 'win32'
    ? ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK']
    : ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Whoever asks again after that does not want to wait for an orderly end. */
const impatientMs = 1000;

/**
 * Resolves when the user or the system asks to stop: Ctrl-C, a closed window, a service manager. Asked again, the
 * program ends at once.
 */
export function stopRequested(): Promise<void> {
  return new Promise((resolve) => {
    let askedAt: number | null = null;
    // Stays for every signal: the library of the settings sends each one that it sees a second time.
    const ask = (signal: NodeJS.Signals): void => {
      askedAt ??= performance.now();
      resolve();
      if (performance.now() - askedAt < impatientMs) return;
      for (const one of stopSignals) process.off(one, ask);
      process.kill(process.pid, signal);
    };
    for (const signal of stopSignals) process.on(signal, ask);
  });
}
