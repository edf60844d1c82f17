/** One entry per method of the contract; the work is done in the features. */
import type { CallForm } from '../contract/call-form.ts';
import type { Handlers, MethodInput, MethodOutput } from '../contract/contract.ts';
import { parseInstant } from '../domain/instant.ts';
import { simulatorProfileName } from '../domain/profile.ts';
import type { CallService, CallTarget } from './calls/call-service.ts';
import type { PushAddresses } from './calls/request-builder.ts';
import type { EntryQuery } from './event-log/event-log.ts';
import { behindPublicUrl, isLoopback, type ListenerControl } from './listener-control.ts';
import type { LogAccess } from './log-access.ts';
import { wordLogFailure } from './log-problem-texts.ts';
import { viewEntry } from './log-view.ts';
import type { Clock, HttpOut } from './ports.ts';
import type { ProfileService } from './profiles/profile-service.ts';
import type { SimulatorControl } from './simulator-control.ts';

export interface HandlerSurroundings {
  readonly log: LogAccess;
  readonly profiles: ProfileService;
  readonly listener: ListenerControl;
  readonly simulator: SimulatorControl;
  readonly http: HttpOut;
  readonly time: Clock;
}

export function createHandlers(around: HandlerSurroundings): Handlers {
  const { log, profiles, listener, simulator } = around;
  const calls = lazyCallService(around);
  return {
    'profile.list': () => profiles.list(),
    'profile.save': ({ profile }) => profiles.save(profile),
    'profile.remove': ({ name }) => profiles.remove(name).then(() => ({})),
    'profile.setSecret': ({ name, secret }) => profiles.setSecret(name, secret),
    'call.preview': async (form: CallForm) => (await calls()).preview(form),
    'call.place': async (form: CallForm) => (await calls()).place(form),
    'call.list': async ({ limit }) => (await log.open()).calls({ limit }),
    'call.get': async (query) => (await (await log.open()).calls({ ...defined(query), limit: 1 }))[0] ?? null,
    'listener.start': (input) => startWithLog(around, input),
    'listener.stop': () => listener.stop().then(() => listener.status()),
    'listener.status': () => listener.status(),
    'simulator.start': (input) => simulator.start(input),
    'simulator.stop': () => simulator.stop().then(() => simulator.status()),
    'simulator.status': () => simulator.status(),
    'log.query': async (input) => {
      const opened = await log.open();
      // The number first: whoever goes on from it then misses nothing that the query did not see.
      const lastSeq = await opened.lastSeq();
      const entries = await opened.query(entryQuery(input));
      return { entries: entries.map(viewEntry), lastSeq };
    },
  };
}

/** A listener without a log would answer 503 to everything: better to say so at once. */
async function startWithLog(
  { listener, log }: HandlerSurroundings,
  input: MethodInput<'listener.start'>,
): Promise<MethodOutput<'listener.start'>> {
  const [started, opened] = await Promise.allSettled([listener.start(input), log.open()]);
  if (started.status === 'rejected') throw started.reason;
  if (opened.status === 'fulfilled') return started.value;
  await listener.stop();
  throw opened.reason;
}

function entryQuery({ from, until, ...rest }: MethodInput<'log.query'>): EntryQuery {
  return {
    ...defined(rest),
    ...(from === undefined ? {} : { from: parseInstant(from) }),
    ...(until === undefined ? {} : { until: parseInstant(until) }),
  };
}

/** Leaves out what is undefined, for interfaces that tell "absent" from "undefined". */
function defined<Value extends object>(
  value: Value,
): { [Key in keyof Value]: Exclude<Value[Key], undefined> } {
  // What is left has no undefined value, which is just what the type says.
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as never;
}

/** Loaded with the first call: checking numbers needs large tables that a listener never uses. */
function lazyCallService(around: HandlerSurroundings): () => Promise<CallService> {
  let service: Promise<CallService> | null = null;
  return () => (service ??= loadCallService(around));
}

async function loadCallService(around: HandlerSurroundings): Promise<CallService> {
  const [{ createCallService }, { signRequest }] = await Promise.all([
    import('./calls/call-service.ts'),
    import('./signing/request-signer.ts'),
  ]);
  const { http, time, log, profiles, simulator } = around;
  return createCallService({
    http,
    time,
    sign: signRequest,
    target: (name) => callTarget(around, name),
    secret: async (name) =>
      name === simulatorProfileName ? (await simulator.ensure()).secret : profiles.secretOf(name),
    append: (entry) =>
      log.append(entry).catch((error: unknown) => {
        throw wordLogFailure(error);
      }),
    limits: async () => (await profiles.settings()).limits,
    pushAddresses: (name) => pushAddresses(around, name),
  });
}

async function callTarget({ profiles, simulator }: HandlerSurroundings, name: string): Promise<CallTarget> {
  const profile = await profiles.find(name);
  if (name !== simulatorProfileName) return { ...profile, isLocal: isOnThisMachine(profile.baseUrl) };
  const { url, appKey } = await simulator.ensure();
  return { ...profile, baseUrl: url, appKey, isLocal: true };
}

/** What is no address after all (a port beyond 65535) fails when it is sent to, with a sentence. */
function isOnThisMachine(url: string): boolean {
  return URL.canParse(url) && isLoopback(new URL(url).hostname);
}

async function pushAddresses(
  { profiles, listener }: HandlerSurroundings,
  profileName: string,
): Promise<PushAddresses | null> {
  const running = await listener.addresses();
  const { publicUrl } = await profiles.find(profileName);
  return running === null || publicUrl === null ? running : behindPublicUrl(running, publicUrl);
}
