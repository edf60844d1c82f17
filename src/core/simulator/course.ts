import { announcement, type Moment, type Scenario } from './scenarios.ts';
import type { AcceptedRequest } from './accepted-request.ts';

/** A status event of one call, in whole seconds of call time after the call was placed. */
export interface PlannedEvent {
  readonly eventType: Scenario['events'][number]['eventType'];
  readonly at: number;
}

/** What is going to happen in one call. */
export interface Course {
  readonly scenario: Scenario;
  readonly events: readonly PlannedEvent[];
  /** When the call ends: the moment of its last event. */
  readonly endsAt: number;
}

type Announced = Pick<AcceptedRequest, 'codeLength' | 'times' | 'hasPosTone'>;

/** Whole seconds from the answer to the end of the announcement. */
export function announcementSeconds(request: Announced): number {
  if (request.times === 0) return announcement.endlessEndsAfter;
  const code = request.codeLength * announcement.perDigit + announcement.pauseAfterCode;
  const tones = request.hasPosTone ? 2 * announcement.tone : announcement.tone;
  return Math.ceil(tones + request.times * code);
}

/** Lays the scenario's moments out for one request. */
export function planCourse(scenario: Scenario, request: Announced): Course {
  const events: PlannedEvent[] = [];
  for (const { eventType, when } of scenario.events) {
    const previous = events.at(-1)?.at ?? 0;
    events.push({ eventType, at: momentOf(when, previous, request) });
  }
  return { scenario, events, endsAt: events.at(-1)?.at ?? 0 };
}

function momentOf(when: Moment, previous: number, request: Announced): number {
  return 'at' in when ? when.at : previous + announcementSeconds(request);
}
