import type { Problem } from '../problem.ts';
import type { Cdr } from './fee-notification.ts';
import type { StatusNotification } from './status-notification.ts';

/**
 * What a received body turned out to be. `unreadable` covers text that is not JSON and JSON that is
 * neither a status nor a CDR message; only the first is answered with an error.
 */
export type Notification =
  | { readonly kind: 'status'; readonly status: StatusNotification; readonly problems: readonly Problem[] }
  | {
      readonly kind: 'fee';
      readonly eventType: string;
      readonly cdrs: readonly Cdr[];
      /** Problems of the message and of all its entries. */
      readonly problems: readonly Problem[];
      /** Fields of the message that we do not know, present where there are any. */
      readonly unknown?: Readonly<Record<string, unknown>>;
    }
  | {
      readonly kind: 'unreadable';
      readonly reason: 'not-json' | 'not-a-notification';
      readonly eventType: string | null;
      readonly problems: readonly Problem[];
    };
