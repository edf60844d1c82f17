import { afterEach, describe, expect, it, vi } from 'vitest';
import type { PlacedCall } from '../../../src/contract/call-form.ts';
import type { Client } from '../../../src/contract/client.ts';
import type { Methods } from '../../../src/contract/contract.ts';
import { simulatorProfileName } from '../../../src/domain/profile.ts';

const form = {
  profile: simulatorProfileName,
  callee: '+8613800000001',
  code: '4711',
  languageType: 2,
  idlePort: false,
  push: 'listener',
} as const;

/** A page's storage, and a host that answers when it is told to. */
async function openPage(kept: Map<string, string> = new Map<string, string>()) {
  vi.resetModules();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
  const { placeCall, currentCall } = await import('../../../src/renderer/features/place-call/last-call.ts');
  // The class that this page's modules know.
  const { AppError } = await import('../../../src/contract/errors.ts');
  const asked: PromiseWithResolvers<PlacedCall>[] = [];
  const call = () => {
    const answer = Promise.withResolvers<PlacedCall>();
    asked.push(answer);
    return answer.promise;
  };
  // Only this one method is asked.
  const client = { call } as unknown as Client<Methods>;
  return { kept, asked, currentCall, AppError, place: () => placeCall(client, form) };
}

// The fields that are looked at.
const placed = { callId: 'call-1', problems: [] } as unknown as PlacedCall;

afterEach(() => vi.unstubAllGlobals());

describe('the call placed last', () => {
  it('is found again after a reload by its id, and nothing else is kept', async () => {
    const { kept, asked, place } = await openPage();
    const placing = place();
    asked[0]?.resolve(placed);
    await placing;
    expect([...kept.values()]).toEqual(['call-1']);
    const reloaded = await openPage(kept);
    expect(reloaded.currentCall()).toMatchObject({ callId: 'call-1', isPlacing: false });
  });

  it('is sent once, however often the key is pressed meanwhile', async () => {
    const { asked, place } = await openPage();
    const first = place();
    await place();
    expect(asked).toHaveLength(1);
    asked[0]?.resolve(placed);
    await first;
    void place();
    expect(asked).toHaveLength(2);
  });

  it('stays on screen when the next attempt sends nothing, with the reason', async () => {
    const { asked, place, currentCall, AppError } = await openPage();
    const first = place();
    asked[0]?.resolve(placed);
    await first;
    const second = place();
    expect(currentCall().isPlacing).toBe(true);
    const failure = new AppError('secret-missing', { en: 'No secret.', zh: '没有密钥。' });
    asked[1]?.reject(failure);
    expect(await second).toBe(failure);
    expect(currentCall()).toMatchObject({ callId: 'call-1', isPlacing: false, failure });
  });

  it('does without a storage that the browser refuses', async () => {
    const { asked, place, currentCall } = await openPage();
    vi.stubGlobal('sessionStorage', undefined);
    const placing = place();
    asked[0]?.resolve(placed);
    await placing;
    expect(currentCall().callId).toBe('call-1');
  });
});
