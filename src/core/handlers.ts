/** One entry per method of the contract; the work is done in the features. */
import type { Handlers } from '../contract/contract.ts';
import { callHandlers } from './handlers/call-handlers.ts';
import type { HandlerSurroundings } from './handlers/handler-surroundings.ts';
import { hostHandlers } from './handlers/host-handlers.ts';
import { logHandlers } from './handlers/log-handlers.ts';
import { profileHandlers } from './handlers/profile-handlers.ts';
import { serviceHandlers } from './handlers/service-handlers.ts';
import { settingsHandlers } from './handlers/settings-handlers.ts';

export function createHandlers(around: HandlerSurroundings): Handlers {
  return {
    ...profileHandlers(around),
    ...callHandlers(around),
    ...serviceHandlers(around),
    ...logHandlers(around),
    ...settingsHandlers(around),
    ...hostHandlers(around),
  };
}
