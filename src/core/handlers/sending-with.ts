/** What signing and sending on behalf of a profile needs, for calls and for tests of a profile. */
import { simulatorProfileName } from '../../domain/profile.ts';
import type { CallTarget, Sending } from '../calls/sending.ts';
import { isLoopback } from '../listener-control.ts';
import type { HandlerSurroundings } from './handler-surroundings.ts';

/** Signing brings cryptography that a listener does not need, so it is loaded with the first use. */
export async function sendingWith(around: HandlerSurroundings): Promise<Sending> {
  const { signRequest } = await import('../signing/request-signer.ts');
  const { http, time, profiles, settings, simulator, clock } = around;
  return {
    http,
    time,
    sign: signRequest,
    target: (name) => callTarget(around, name),
    secret: async (name) =>
      name === simulatorProfileName ? (await simulator.ensure()).secret : profiles.secretOf(name),
    limits: async () => (await settings.read()).limits,
    // A simulator tells the time of this very machine.
    onAnswer: ({ name }, answer) => {
      if (name !== simulatorProfileName) clock.observe(answer);
    },
  };
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
