/**
 * The core wired together: the only place where its features meet. A host hands in its surroundings and gets
 * the contract's receiving end, its events, and a way to stop.
 */
import { methods, type Events, type Methods } from '../contract/contract.ts';
import { createClient, type Client } from '../contract/client.ts';
import { createDispatch, type Dispatch } from '../contract/dispatch.ts';
import { createEventBus, type EventBus } from '../contract/event-bus.ts';
import { bareHost } from './bare-host.ts';
import { createClockWatch } from './clock-offset.ts';
import type { openEventLog } from './event-log/open-event-log.ts';
import { createHandlers } from './handlers.ts';
import type { HandlerSurroundings } from './handlers/handler-surroundings.ts';
import { createListenerControl } from './listener-control.ts';
import { createLogAccess } from './log-access.ts';
import { createNoticeBoard } from './notice-board.ts';
import type { Clock, Host, HttpOut, SecretStore, SettingsStore } from './ports.ts';
import { createProfileService } from './profiles/profile-service.ts';
import { createRetention } from './retention.ts';
import { createRunningServices, type RunningServices } from './running-services.ts';
import { createSettingsService, viewSettings, type SettingsService } from './settings-service.ts';
import { createSimulatorActivity } from './simulator-activity.ts';
import { createSimulatorChoices } from './simulator-choices.ts';
import { createSimulatorControl } from './simulator-control.ts';
import type { PlatformSigner } from './simulator/platform-options.ts';
import { createUpkeep } from './upkeep.ts';

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
  /** Left out by the terminal, which opens no files for screens. */
  readonly host?: Host;
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
  /**
   * What a host with screens does at its start: the listener where the settings want it, and the simulator.
   * Never throws; what does not start becomes a notice.
   */
  start(): Promise<void>;
  /**
   * The machine has slept; moments in milliseconds since 1970. Brings the listener back and tells in a notice
   * what was missed. Never throws; settles when the listener is back or all tries have failed.
   */
  afterSleep(slept: { readonly from: number; readonly until: number }): Promise<void>;
  /** Stops listener and simulator; what was answered is on disk. */
  close(): Promise<void>;
}

export function createApp(around: AppSurroundings): App {
  const events = createEventBus<Events>();
  const parts = createParts(around, events);
  const upkeep = createUpkeep({ ...around, ...parts });
  const { log, listener, simulator } = parts;
  const retention = createRetention({
    days: async () => (await parts.settings.read()).retention.days,
    prune: async (step) => (await log.open()).prune(step),
    time: around.time,
  });
  const dispatch = createDispatch(
    methods,
    createHandlers({ host: bareHost, ...around, ...parts }),
    around.onFault,
    around.onCause,
  );
  return {
    dispatch,
    client: createClient<Methods>(dispatch),
    events,
    async start() {
      await upkeep.start();
      retention.start();
      let kept: number | null | undefined;
      events.on('settings.changed', ({ retention: { days } }) => {
        if (days !== kept) retention.start();
        kept = days;
      });
    },
    afterSleep: upkeep.afterSleep,
    async close() {
      upkeep.close();
      retention.stop();
      await Promise.allSettled([listener.stop(), simulator.stop()]);
      await log.close();
    },
  };
}

type SimulatorPart = 'simulator' | 'choices' | 'activity';
type Part = 'log' | 'settings' | 'profiles' | 'listener' | 'notices' | 'clock' | SimulatorPart;

function createParts(around: AppSurroundings, events: EventBus<Events>): Pick<HandlerSurroundings, Part> {
  const { time } = around;
  const log = createLogAccess(around, events);
  const settings = createSettingsService(around.settings, (changed) =>
    events.emit('settings.changed', viewSettings(changed)),
  );
  const services = createRunningServices(around.folder);
  return {
    log,
    settings,
    profiles: createProfileService({
      settings,
      secrets: around.secrets,
      onChanged: () => events.emit('profile.changed', {}),
    }),
    listener: createListenerControl({
      services,
      time,
      settings: async () => (await settings.read()).listener,
      append: log.append,
      onChanged: (view) => events.emit('listener.changed', view),
    }),
    ...createSimulatorParts(around, events, { services, settings }),
    notices: createNoticeBoard(time, (notice) => events.emit('notice.raised', notice)),
    clock: createClockWatch((measured) => events.emit('clock.measured', measured)),
  };
}

function createSimulatorParts(
  { time, simulatorSecret }: AppSurroundings,
  events: EventBus<Events>,
  { services, settings }: { services: RunningServices; settings: SettingsService },
): Pick<HandlerSurroundings, SimulatorPart> {
  const choices = createSimulatorChoices(settings);
  const activity = createSimulatorActivity();
  const simulator = createSimulatorControl({
    services,
    time,
    choices,
    secret: simulatorSecret,
    signer: platformSigner,
    onChanged: (view) => events.emit('simulator.changed', view),
    onAnswered: (report) => {
      const answered = { at: now(time), ...report };
      activity.answered(answered);
      events.emit('simulator.answered', answered);
    },
    onPushed: ({ status, ...report }) => {
      const pushed = { at: now(time), http: status, ...report };
      activity.pushed(pushed);
      events.emit('simulator.pushed', pushed);
    },
  });
  return { simulator, choices, activity };
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
