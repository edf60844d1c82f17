import { expect } from 'vitest';
import { buildCall } from '../../../src/domain/call/build-call.ts';
import type { CallFact } from '../../../src/domain/call/call-facts.ts';
import type { Cdr } from '../../../src/domain/protocol/fee-notification.ts';
import type { Verdict } from '../../../src/domain/verdict/verdict.ts';
import { cdr, disconnect, request, response, stamp, status } from '../call/call-samples.ts';

export function verdictOf(...facts: CallFact[]): Verdict {
  return buildCall(facts).verdict;
}

/** A call that was placed and ended without ringing, by its hang-up event. */
export function hungUpWith(stateCode: number): Verdict {
  return verdictOf(request(), response(), status('callout', 0), disconnect(4, stateCode));
}

export function recordedWith(changes: Partial<Cdr>): Verdict {
  return verdictOf(
    request(),
    response(),
    cdr({ callOutStartTime: stamp(0), failTime: stamp(4), ...changes }),
  );
}

/** Both languages say something, Chinese in full-width punctuation and with blanks around Latin letters and digits. */
export function expectReadable({ en, zh, next }: Verdict): void {
  for (const english of [en, next.en]) {
    expect(english).toMatch(/^[A-Z].*[.)]$/);
    expect(english).not.toMatch(/undefined|null|NaN|\p{Script=Han}|\.\.| {2}/u);
  }
  for (const chinese of [zh, next.zh]) {
    expect(chinese).toMatch(/\p{Script=Han}/u);
    expect(chinese).toMatch(/。$/);
    expect(chinese).not.toMatch(/undefined|null|NaN|。。/);
    expect(chinese).not.toMatch(/\p{Script=Han}[,;:!?()]|[,;:!?()]\p{Script=Han}/u);
    expect(chinese).not.toMatch(/\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u);
  }
}
