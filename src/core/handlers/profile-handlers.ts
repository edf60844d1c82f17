/** Profiles and their secrets. */
import type { HandlersOfNoun, HandlerSurroundings } from './handler-surroundings.ts';
import { notYet } from './pending-handlers.ts';

export function profileHandlers({ profiles }: HandlerSurroundings): HandlersOfNoun<'profile'> {
  return {
    'profile.list': () => profiles.list(),
    'profile.save': ({ profile, previousName }) => profiles.save(profile, previousName),
    'profile.remove': ({ name }) => profiles.remove(name).then(() => ({})),
    'profile.setSecret': ({ name, secret, keep }) => profiles.setSecret(name, secret, keep),
    'profile.test': notYet,
    'profile.export': notYet,
    'profile.import': notYet,
  };
}
