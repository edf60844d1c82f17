import { onTestFinished } from 'vitest';
import { signNotification } from '../../src/core/signing/notification-signer.ts';
import { requestDigest } from '../../src/core/signing/request-signer.ts';
import { startPlatform, type Platform } from '../../src/core/simulator/platform.ts';
import { systemClock } from '../../src/core/system-clock.ts';

export interface TestPlatform {
  readonly appKey: string;
  readonly appSecret: string;
  readonly speed: number;
}

/** A platform of somebody else's, as far as the program can tell: it runs in the test. Closed after the test. */
export async function startTestPlatform(options: TestPlatform): Promise<Platform> {
  const platform = await startPlatform({
    ...options,
    port: 0,
    clock: 'any',
    digest: 'newer',
    time: systemClock,
    sign: { requestDigest, signNotification },
  });
  onTestFinished(() => platform.close());
  return platform;
}
