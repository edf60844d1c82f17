/** The core with the desktop's surroundings: keychain, system network, dialogs. */
import type { Net, SafeStorage, Session } from 'electron';
import { createApp, type App } from '../core/app.ts';
import { createNodeHttpOut } from '../core/calls/node-http-out.ts';
import type { Host, HttpOut } from '../core/ports.ts';
import { systemClock } from '../core/system-clock.ts';
import type { DeveloperLog } from './developer-log.ts';
import { createKeychainSecrets } from './keychain-secrets.ts';
import { createNetHttpOut } from './net-http-out.ts';
import { createSessionPool } from './session-pool.ts';
import { createStoreSettings, type Store } from './store-settings.ts';

export interface DesktopParts {
  readonly folder: string;
  /** The bundle has it beside the entry. */
  readonly eventLogWorker: URL;
  readonly host: Host;
  readonly safeStorage: SafeStorage;
  readonly net: Pick<Net, 'request'>;
  readonly sessions: { fromPartition(name: string, options: { cache: boolean }): Session };
  readonly Store: Store;
  readonly log: DeveloperLog;
}

export function composeCore(parts: DesktopParts): App {
  const { folder, eventLogWorker, host, safeStorage, log } = parts;
  return createApp({
    folder,
    eventLogWorker,
    host,
    time: systemClock,
    secrets: createKeychainSecrets(folder, { safeStorage, platform: process.platform }),
    settings: createStoreSettings(folder, parts.Store),
    http: systemHttpOut(parts),
    simulatorSecret: undefined,
    onFault: (error, method) => log.fault(error, method),
    onCause: (cause, method) => log.fault(cause, method),
  });
}

function systemHttpOut({ net, sessions }: Pick<DesktopParts, 'net' | 'sessions'>): HttpOut {
  return createNetHttpOut({
    request: (options, session: Session) => net.request({ ...options, session }),
    // A name without `persist:` lives in memory.
    sessions: createSessionPool((number) => sessions.fromPartition(`calls-${number}`, { cache: false })),
    node: createNodeHttpOut(process.env),
  });
}
