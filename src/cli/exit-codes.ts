import type { ErrorCode } from '../contract/errors.ts';

/** Fixed: scripts rely on them. */
export const exitCodes = {
  done: 0,
  unforeseen: 1,
  /** Wrong usage, or a field that breaks a rule. */
  usage: 2,
  /** The platform answered with a result code other than 0. */
  refused: 3,
  networkFailed: 4,
  waitedInVain: 5,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** A failure of the core as an exit code: what the user can put right by other words is usage. */
export function exitCodeOf(code: ErrorCode): ExitCode {
  switch (code) {
    case 'invalid-input':
    case 'not-found':
    case 'conflict':
    case 'bad-address':
    case 'secret-missing':
      return exitCodes.usage;
    default:
      return exitCodes.unforeseen;
  }
}
