/** The host itself, and the machine's clock. */
import type { HandlersOfNoun } from './handler-surroundings.ts';
import { notYet } from './pending-handlers.ts';

export function hostHandlers(): HandlersOfNoun<'host' | 'clock' | 'notice'> {
  return {
    'host.describe': notYet,
    'host.openDataFolder': notYet,
    'clock.status': notYet,
    'notice.list': notYet,
  };
}
