/** Notifications as a platform pushes them: status events of calls that nobody here has placed. */

/** Callee of the notification with this number, unlike that of any other; on the wire and as screens write it. */
export const calleeOf = (number: number): string => `+86139${String(number).padStart(8, '0')}`;
export const shownCalleeOf = (number: number): string =>
  calleeOf(number).replace(/^(\+86)(\d{3})(\d{4})/, '$1 $2 $3 ');

/** Pushes the notifications numbered from..until-1, twenty at a time. Each must be answered 200. */
export async function postNotifications(statusUrl: string, from: number, until: number): Promise<void> {
  const left = Array.from({ length: until - from }, (_, at) => from + at);
  const sender = async (): Promise<void> => {
    for (let number = left.shift(); number !== undefined; number = left.shift())
      await postOne(statusUrl, number);
  };
  await Promise.all(Array.from({ length: 20 }, sender));
}

async function postOne(statusUrl: string, number: number): Promise<void> {
  const body = JSON.stringify({
    eventType: 'callout',
    statusInfo: {
      sessionId: `1200_${number}_4294967295_20260130030424@callenabler000.example.com`,
      timestamp: '2026-01-30 03:04:24',
      caller: '+8675528000001',
      called: calleeOf(number),
    },
  });
  const headers = { 'Content-Type': 'application/json' };
  const response = await fetch(statusUrl, { method: 'POST', headers, body });
  if (response.status !== 200) throw new Error(`notification ${number} was answered ${response.status}`);
}
