import type { AcceptedRequest } from './accepted-request.ts';
import { createCallIdentities } from './call-identities.ts';
import { runCall } from './call-run.ts';
import { createCallTimers } from './call-timers.ts';
import { planCourse } from './course.ts';
import type { SimulatedCall } from './notifications.ts';
import type { PlatformOptions } from './platform-options.ts';
import { createPusher } from './pusher.ts';
import { scenarioFor } from './scenarios.ts';

const defaultMaxSimultaneous = 10;

/** The calls of one platform: accepted ones take a port, started ones run until they end. */
export interface CallBook {
  active(): number;
  freePorts(): number;
  /** For calls accepted from now on. */
  setSpeed(speed: number): void;
  /**
   * Takes a port for the call; nothing happens in it before `start`.
   *
   * @param chosen names of scenarios given to callees by hand
   */
  accept(request: AcceptedRequest, chosen: Readonly<Record<string, string>>): SimulatedCall;
  start(call: SimulatedCall): void;
  /** Cancels timers and pushes of all calls. */
  close(): void;
}

export function createCallBook(options: PlatformOptions): CallBook {
  const timers = createCallTimers(options.time);
  const pusher = createPusher(options, timers);
  const identify = createCallIdentities();
  const maxSimultaneous = options.maxSimultaneous ?? defaultMaxSimultaneous;
  const { appKey, time } = options;
  let { speed } = options;
  let active = 0;
  return {
    active: () => active,
    freePorts: () => maxSimultaneous - active,
    setSpeed(faster) {
      speed = faster;
    },
    accept(request, chosen) {
      active += 1;
      const placedAt = time.now();
      const course = planCourse(scenarioFor(request.calleeNbr, chosen), request);
      return { identity: identify(placedAt), appKey, request, course, placedAt, speed };
    },
    start(call) {
      runCall({
        call,
        statusUrl: call.request.statusUrl ?? options.defaultStatusUrl ?? null,
        feeUrl: call.request.feeUrl ?? options.defaultFeeUrl ?? null,
        timers,
        pusher,
        onEnded: () => {
          active -= 1;
        },
      });
    },
    close() {
      timers.close();
      pusher.close();
    },
  };
}
