/** Profiles and their secrets. */
import type { HandlersOfNoun, HandlerSurroundings } from './handler-surroundings.ts';
import { notYet } from './pending-handlers.ts';

export function profileHandlers({ profiles }: HandlerSurroundings): HandlersOfNoun<'profile'> {
  return {
    'profile.list': () => profiles.list(),
    'profile.save': ({ profile }) => profiles.save(profile),
    'profile.remove': ({ name }) => profiles.remove(name).then(() => ({})),
    'profile.setSecret': ({ name, secret }) => profiles.setSecret(name, secret),
    'profile.test': notYet,
    'profile.export': notYet,
    'profile.import': notYet,
  };
}
