import type { CallForm } from '../../../contract/call-form.ts';
import type { ScenarioView } from '../../../contract/views.ts';
import { simulatorProfileName } from '../../../domain/profile.ts';

/** A mobile number of the documentation's kind; its last digits are replaced. */
const exampleNumber = '+8613800000001';

/** A callee that takes this course: one given by hand, else one with the right last digits, or with no special ones. */
export function exampleCallee({
  callees,
  calleeEndsWith,
}: Pick<ScenarioView, 'callees' | 'calleeEndsWith'>): string {
  const [given] = callees;
  if (given !== undefined) return given;
  const [digits] = calleeEndsWith;
  return digits === undefined ? exampleNumber : exampleNumber.slice(0, -digits.length) + digits;
}

/** A form for the Call screen: the rest is the profile's. */
export function draftFor(callee: string): CallForm {
  return {
    profile: simulatorProfileName,
    callee,
    code: '135790',
    languageType: 2,
    times: 3,
    idlePort: false,
    push: 'listener',
  };
}
