/** Placing calls and reading how they went. */
import type { CallForm } from '../../contract/call-form.ts';
import type { CallService } from '../calls/call-service.ts';
import type { PushAddresses } from '../calls/request-builder.ts';
import { behindPublicUrl } from '../listener-control.ts';
import { wordLogFailure } from '../log-problem-texts.ts';
import { sendingWith } from './sending-with.ts';
import { defined } from './defined.ts';
import type { HandlersOfNoun, HandlerSurroundings } from './handler-surroundings.ts';

export function callHandlers(around: HandlerSurroundings): HandlersOfNoun<'call'> {
  const { log } = around;
  const calls = lazyCallService(around);
  return {
    'call.preview': async (form: CallForm) => (await calls()).preview(form),
    'call.place': async (form: CallForm) => (await calls()).place(form),
    'call.list': async (query) => (await log.open()).calls(defined(query)),
    'call.get': async (query) => (await (await log.open()).calls({ ...defined(query), limit: 1 }))[0] ?? null,
  };
}

/** Loaded with the first call: checking numbers needs large tables that a listener never uses. */
function lazyCallService(around: HandlerSurroundings): () => Promise<CallService> {
  let service: Promise<CallService> | null = null;
  return () => (service ??= loadCallService(around));
}

async function loadCallService(around: HandlerSurroundings): Promise<CallService> {
  const [{ createCallService }, sending] = await Promise.all([
    import('../calls/call-service.ts'),
    sendingWith(around),
  ]);
  return createCallService({
    ...sending,
    append: (entry) =>
      around.log.append(entry).catch((error: unknown) => {
        throw wordLogFailure(error);
      }),
    pushAddresses: (name) => pushAddresses(around, name),
  });
}

async function pushAddresses(
  { profiles, listener }: HandlerSurroundings,
  profileName: string,
): Promise<PushAddresses | null> {
  const running = await listener.addresses();
  const { publicUrl } = await profiles.find(profileName);
  return running === null || publicUrl === null ? running : behindPublicUrl(running, publicUrl);
}
