/** Placing calls and reading how they went. */
import type { CallForm } from '../../contract/call-form.ts';
import { simulatorProfileName } from '../../domain/profile.ts';
import type { CallService, CallTarget } from '../calls/call-service.ts';
import type { PushAddresses } from '../calls/request-builder.ts';
import { behindPublicUrl, isLoopback } from '../listener-control.ts';
import { wordLogFailure } from '../log-problem-texts.ts';
import { defined } from './defined.ts';
import type { HandlersOfNoun, HandlerSurroundings } from './handler-surroundings.ts';

export function callHandlers(around: HandlerSurroundings): HandlersOfNoun<'call'> {
  const { log } = around;
  const calls = lazyCallService(around);
  return {
    'call.preview': async (form: CallForm) => (await calls()).preview(form),
    'call.place': async (form: CallForm) => (await calls()).place(form),
    'call.list': async ({ limit }) => (await log.open()).calls({ limit }),
    'call.get': async (query) => (await (await log.open()).calls({ ...defined(query), limit: 1 }))[0] ?? null,
  };
}

/** Loaded with the first call: checking numbers needs large tables that a listener never uses. */
function lazyCallService(around: HandlerSurroundings): () => Promise<CallService> {
  let service: Promise<CallService> | null = null;
  return () => (service ??= loadCallService(around));
}

async function loadCallService(around: HandlerSurroundings): Promise<CallService> {
  const [{ createCallService }, { signRequest }] = await Promise.all([
    import('../calls/call-service.ts'),
    import('../signing/request-signer.ts'),
  ]);
  const { http, time, log, profiles, settings, simulator, clock } = around;
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
    limits: async () => (await settings.read()).limits,
    // A simulator tells the time of this very machine.
    onAnswer: ({ name }, answer) => {
      if (name !== simulatorProfileName) clock.observe(answer);
    },
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
