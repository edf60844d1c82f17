import type { Handlers } from '../../contract/contract.ts';
import type { ListenerControl } from '../listener-control.ts';
import type { LogAccess } from '../log-access.ts';
import type { Clock, HttpOut } from '../ports.ts';
import type { ProfileService } from '../profiles/profile-service.ts';
import type { SimulatorControl } from '../simulator-control.ts';

/** What the handlers work with. */
export interface HandlerSurroundings {
  readonly log: LogAccess;
  readonly profiles: ProfileService;
  readonly listener: ListenerControl;
  readonly simulator: SimulatorControl;
  readonly http: HttpOut;
  readonly time: Clock;
}

/** Handlers of the methods that begin with one of these nouns. */
export type HandlersOfNoun<Noun extends string> = Pick<
  Handlers,
  Extract<keyof Handlers, `${Noun}.${string}`>
>;
