const events = ['callout', 'alerting', 'answer', 'disconnect'] as const;

/** Status notifications of so many different calls, four each, as the platform words them. */
export function statusBodies(calls: number): string[] {
  return Array.from({ length: calls }, (_, call) =>
    events.map((eventType, step) => {
      const number = call.toString().padStart(5, '0');
      const statusInfo = {
        sessionId: `1200_${number}_4294967295_20260130030424@callenabler000.example.com`,
        timestamp: `2026-01-30 03:04:${(20 + step * 4).toString()}`,
        caller: '+8675528000001',
        called: `+86138000${number}`,
        userData: `order-20260130-${number}`,
        ...(eventType === 'disconnect' ? { stateCode: 0, stateDesc: 'The call ended normally.' } : {}),
      };
      return JSON.stringify({ eventType, statusInfo });
    }),
  ).flat();
}
