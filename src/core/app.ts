/**
 * The core wired together: the only place where its features meet. A host hands in its surroundings and gets
 * the contract's receiving end, its events, and a way to stop.
 */
import { methods, type Events, type Methods } from '../contract/contract.ts';
import { createClient, type Client } from '../contract/client.ts';
import { createDispatch, type Dispatch } from '../contract/dispatch.ts';
import { createEventBus, type EventBus } from '../contract/event-bus.ts';
import type { openEventLog } from './event-log/open-event-log.ts';
import { createHandlers } from './handlers.ts';
import { createListenerControl } from './listener-control.ts';
import { createLogAccess } from './log-access.ts';
import type { Clock, HttpOut, SecretStore, SettingsStore } from './ports.ts';
import { createProfileService } from './profiles/profile-service.ts';
import { createRunningServices } from './running-services.ts';
import { createSimulatorControl } from './simulator-control.ts';
import type { PlatformSigner } from './simulator/platform-options.ts';

export interface AppSurroundings {
  /** The data folder; created where it does not exist. */
  readonly folder: string;
  /** Where the host keeps the event log's worker: a bundle places it elsewhere than the sources. */
  readonly eventLogWorker: URL;
  /** How the event log is opened; a host may have begun before. */
  readonly openLog?: typeof openEventLog;
  readonly time: Clock;
  readonly secrets: SecretStore;
  readonly settings: SettingsStore;
  readonly http: HttpOut;
  /** App secret of the simulator, undefined takes the built-in one. */
  readonly simulatorSecret: string | undefined;
  /** Told of faults of the program, for a developer's log. */
  onFault(this: void, error: unknown, method: string): void;
  /** Told of what lies behind a failure that the caller was given in words. */
  onCause?(this: void, cause: unknown, method: string): void;
}

export interface App {
  readonly dispatch: Dispatch;
  /** The same, for callers in this process. */
  readonly client: Client<Methods>;
  readonly events: EventBus<Events>;
  /** Stops listener and simulator; what was answered is on disk. */
  close(): Promise<void>;
}

export function createApp(around: AppSurroundings): App {
  const events = createEventBus<Events>();
  const log = createLogAccess(around, events);
  const services = createRunningServices(around.folder);
  const profiles = createProfileService(around.settings, around.secrets);
  const listener = createListenerControl({
    services,
    time: around.time,
    settings: async () => (await profiles.settings()).listener,
    append: log.append,
  });
  const simulator = createSimulatorControl({
    services,
    secret: around.simulatorSecret,
    time: around.time,
    signer: platformSigner,
    onAnswered: (answered) => events.emit('simulator.answered', { at: now(around.time), ...answered }),
    onPushed: ({ status, ...pushed }) =>
      events.emit('simulator.pushed', { at: now(around.time), http: status, ...pushed }),
  });
  const handlers = createHandlers({ ...around, log, profiles, listener, simulator });
  const dispatch = createDispatch(methods, handlers, around.onFault, around.onCause);
  return {
    dispatch,
    client: createClient<Methods>(dispatch),
    events,
    async close() {
      await Promise.allSettled([listener.stop(), simulator.stop()]);
      await log.close();
    },
  };
}

/** Loaded with the first simulator: it brings cryptography that a listener does not need. */
async function platformSigner(): Promise<PlatformSigner> {
  const [{ requestDigest }, { signNotification }] = await Promise.all([
    import('./signing/request-signer.ts'),
    import('./signing/notification-signer.ts'),
  ]);
  return { requestDigest, signNotification };
}

function now(time: Clock): string {
  return new Date(time.now()).toISOString();
}
