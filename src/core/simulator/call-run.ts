import type { CallTimers } from './call-timers.ts';
import { feeBody, statusBody, type SimulatedCall } from './notifications.ts';
import type { Push, Pusher } from './pusher.ts';

/** One call and where its notifications go. */
export interface CallRun {
  readonly call: SimulatedCall;
  readonly statusUrl: string | null;
  readonly feeUrl: string | null;
  readonly timers: CallTimers;
  readonly pusher: Pick<Pusher, 'deliver'>;
  /** The call is over and its port free. */
  readonly onEnded: () => void;
}

/** The CDR is written so many seconds of call time after the end. */
const cdrDelay = 1;

interface Step {
  /** Seconds of call time after the call was placed. */
  readonly at: number;
  readonly run: () => void;
}

/** Runs one call: every step at its moment, its notifications one after the other. */
export function runCall(run: CallRun): void {
  const { call, statusUrl, feeUrl } = run;
  const { course, identity, speed } = call;
  // Pushes of one call wait for each other, so that a slow receiver still sees them in order.
  let pushes = Promise.resolve();
  const push = (kind: Push['kind'], eventType: string, url: string | null, body: string): void => {
    if (url === null) return;
    const { sessionId } = identity;
    pushes = pushes.then(() => run.pusher.deliver({ kind, eventType, sessionId, url, body, speed }));
  };
  const steps: Step[] = course.events.map((event, index) => ({
    at: event.at,
    run: () => {
      push('status', event.eventType, statusUrl, statusBody(call, event));
      if (index === course.events.length - 1) run.onEnded();
    },
  }));
  steps.push({ at: course.endsAt + cdrDelay, run: () => push('fee', 'fee', feeUrl, feeBody(call)) });
  follow(steps, run);
}

/**
 * One timer at a time: timers that fall into the same millisecond at high speed keep their order so. Each
 * waits from the step before, not for a time of day: the machine's clock may be set back during a call.
 */
function follow(steps: readonly Step[], { call: { speed }, timers }: Pick<CallRun, 'call' | 'timers'>): void {
  const wait = (index: number, reached: number): void => {
    const step = steps[index];
    if (step === undefined) return;
    timers.after(((step.at - reached) * 1000) / speed, () => {
      step.run();
      wait(index + 1, step.at);
    });
  };
  wait(0, 0);
}
