import { describe, expect, it } from 'vitest';
import { callHref, callOfRoute } from '../../../src/renderer/ui/call-href.ts';

/** As the router takes the address apart: it decodes what `decodeURI` decodes. */
function routed(href: string): string | undefined {
  const path = decodeURI(href);
  return /^\/calls\/([^/]+)$/.exec(path)?.[1];
}

describe('the address of a call', () => {
  it('is our own name of it', () => {
    const href = callHref({ callId: '1f0c-4e', sessionId: '1200_1@x' });
    expect(href).toBe('/calls/1f0c-4e');
    expect(callOfRoute(routed(href) ?? '')).toEqual({ callId: '1f0c-4e' });
  });

  it.each(['1200_0001_4294967295_20260130030424@callenabler000', 'a/b?c#d%41~e', '%', '号 码', 's:1'])(
    'is the name of the platform where we have none: %s',
    (sessionId) => {
      const href = callHref({ callId: null, sessionId });
      expect(callOfRoute(routed(href) ?? '')).toEqual({ sessionId });
    },
  );

  it('names no call where somebody has changed it', () => {
    expect(callOfRoute('s:~ZZ')).toEqual({ sessionId: '~ZZ' });
  });
});
