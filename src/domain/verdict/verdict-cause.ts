import type { Text } from '../text.ts';
import type { VerdictCode } from './verdict.ts';

/** Why a call ended or did not begin, as a person says it. The code tables lead here. */
export interface Cause {
  readonly verdict: VerdictCode;
  /** One plain sentence. */
  readonly says: Text;
  /** What to do. */
  readonly next: Text;
  /** It names no single reason: a source that does is preferred. */
  readonly vague?: true;
  /** How far the phone certainly got where this cause is given. */
  readonly phone?: 'rang' | 'answered';
  /**
   * What it means for a call that was answered. `usual`: the way such a call ends. `adds`: its sentence
   * belongs to the account. `spoils`: the callee cannot have heard the code, so it is the verdict although
   * somebody answered. Absent: it speaks of a callee who was not reached, and the answer outweighs it.
   */
  readonly whenAnswered?: 'usual' | 'adds' | 'spoils';
}
