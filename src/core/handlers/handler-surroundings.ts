import type { Handlers } from '../../contract/contract.ts';
import type { ClockWatch } from '../clock-offset.ts';
import type { ListenerControl } from '../listener-control.ts';
import type { LogAccess } from '../log-access.ts';
import type { NoticeBoard } from '../notice-board.ts';
import type { Clock, Host, HttpOut } from '../ports.ts';
import type { ProfileService } from '../profiles/profile-service.ts';
import type { SettingsService } from '../settings-service.ts';
import type { SimulatorActivity } from '../simulator-activity.ts';
import type { SimulatorChoices } from '../simulator-choices.ts';
import type { SimulatorControl } from '../simulator-control.ts';

/** What the handlers work with. */
export interface HandlerSurroundings {
  readonly folder: string;
  readonly host: Host;
  readonly notices: NoticeBoard;
  readonly clock: ClockWatch;
  readonly log: LogAccess;
  readonly settings: SettingsService;
  readonly profiles: ProfileService;
  readonly listener: ListenerControl;
  readonly simulator: SimulatorControl;
  /** Of the simulator. */
  readonly choices: SimulatorChoices;
  /** Of the simulator. */
  readonly activity: SimulatorActivity;
  readonly http: HttpOut;
  readonly time: Clock;
}

/** Handlers of the methods that begin with one of these nouns. */
export type HandlersOfNoun<Noun extends string> = Pick<
  Handlers,
  Extract<keyof Handlers, `${Noun}.${string}`>
>;
