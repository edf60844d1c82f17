import type { Text } from '../text.ts';

/** One result code (结果码) of the request API. Source: reference section 9 and `result-codes.json`. */
export interface ResultCodeRow extends Text {
  readonly code: string;
  /** HTTP status of the answer; null where none was published. */
  readonly http: number | null;
  /** Literal `resultdesc` of the platform; null where the literal was not seen. */
  readonly platformDesc: string | null;
  /** Other texts seen for the same number. */
  readonly platformDescAlt?: readonly string[];
  /** What to do next. */
  readonly action: Text;
}
