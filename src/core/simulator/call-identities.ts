import { randomInt } from 'node:crypto';
import { formatWireTime } from '../../domain/protocol/wire-time.ts';

/** The simulator's name as a host of the platform. */
export const hostName = 'callenabler000.simulator.local';

export interface CallIdentity {
  /** `1200_<n>_<n>_<yyyyMMddHHmmss UTC>@<host>`, the form the vendor's samples show. */
  readonly sessionId: string;
  /** Mark of the call record; the samples stamp it in Beijing time. */
  readonly icid: string;
}

const beijingOffsetMs = 8 * 3_600_000;

/**
 * Numbers calls. The second number of a session id is drawn per call, so that two simulators started in the
 * same second, or one started again, do not name two calls alike in the same log.
 */
export function createCallIdentities(): (placedAt: number) => CallIdentity {
  let count = 0;
  return (placedAt) => {
    count += 1;
    const instance = randomInt(2 ** 32);
    return {
      sessionId: `1200_${String(count).padStart(4, '0')}_${instance}_${compactStamp(placedAt)}@${hostName}`,
      icid: `CAE-${compactStamp(placedAt + beijingOffsetMs)}-${String(count).padStart(8, '0')}`,
    };
  };
}

/** `yyyyMMddHHmmss` in UTC. */
function compactStamp(epoch: number): string {
  return formatWireTime(epoch).replace(/\D/g, '');
}
