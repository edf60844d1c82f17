/** Settings and forms kept under a name. */
import type { HandlersOfNoun } from './handler-surroundings.ts';
import { notYet } from './pending-handlers.ts';

export function settingsHandlers(): HandlersOfNoun<'settings' | 'preset'> {
  return {
    'settings.read': notYet,
    'settings.save': notYet,
    'preset.list': notYet,
    'preset.save': notYet,
    'preset.remove': notYet,
  };
}
