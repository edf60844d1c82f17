import type { CallForm } from '../../../contract/call-form.ts';
import type { Call } from '../../../domain/call/call.ts';
import { decodeBase64 } from '../../../domain/protocol/base64.ts';

/**
 * The form that places the same call again; null for a call that another program placed.
 *
 * @param ours status URL of our listener, null where none runs: a call that pushed there does so again, also when
 *   the port is another one by now
 */
export function formOfCall({ request, profile }: Call, ours: string | null): CallForm | null {
  if (request === null || profile === null) return null;
  const text = (name: string): string | undefined => {
    const value = request[name];
    return typeof value === 'string' ? value : undefined;
  };
  const number = (name: string): number | undefined => {
    const value = request[name];
    return typeof value === 'number' ? value : undefined;
  };
  const optional = {
    displayNbr: text('displayNbr'),
    preTone: text('preTone'),
    times: number('times'),
    userData: text('userData'),
  };
  return {
    profile,
    callee: text('calleeNbr') ?? '',
    code: text('verifyCode') ?? '',
    languageType: number('languageType') ?? 2,
    postTone: text('posTone') ?? null,
    idlePort: text('returnIdlePort') === 'true',
    push: pushOf(text('statusUrl'), text('feeUrl'), ours),
    ...defined(optional),
  };
}

function pushOf(status: string | undefined, fee: string | undefined, ours: string | null): CallForm['push'] {
  if (status === undefined && fee === undefined) return 'console';
  const [statusUrl, feeUrl] = [addressOf(status), addressOf(fee)];
  return isOurs(statusUrl, ours) ? 'listener' : { statusUrl, feeUrl };
}

function addressOf(base64: string | undefined): string {
  return base64 === undefined ? '' : (decodeBase64(base64) ?? base64);
}

function isOurs(url: string, ours: string | null): boolean {
  if (url === ours) return true;
  if (!URL.canParse(url)) return false;
  const { hostname, pathname } = new URL(url);
  return /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname) && pathname === '/voice/status';
}

/** Fields without a value are left out: the contract tells them from empty ones. */
function defined<T extends object>(values: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  // What is left has a value, as the type says.
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}
