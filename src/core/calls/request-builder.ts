import type { CallForm } from '../../contract/call-form.ts';
import type { Problem } from '../../domain/problem.ts';
import { encodeBase64 } from '../../domain/protocol/base64.ts';

/** Where the platform reaches our listener. */
export interface PushAddresses {
  readonly statusUrl: string;
  readonly feeUrl: string;
  /** False where only this machine reaches them. */
  readonly reachable: boolean;
}

/** The part of a profile that fills gaps of the form. */
export interface RequestDefaults {
  readonly displayNumbers: readonly string[];
  readonly preTones: readonly string[];
  readonly postTones: readonly string[];
  /** The platform runs on this machine and reaches whatever listens on it. */
  readonly isLocal: boolean;
}

/** The body in the order of the vendor's table, options left out where nobody set them. */
export function buildRequest(
  form: CallForm,
  defaults: RequestDefaults,
  listener: PushAddresses | null,
): { body: Record<string, unknown>; problems: Problem[] } {
  const push = choosePush(form, defaults, listener);
  const displayNbr = form.displayNbr ?? defaults.displayNumbers[0];
  const fields = {
    displayNbr,
    calleeNbr: form.callee,
    languageType: form.languageType,
    preTone: form.preTone ?? defaults.preTones[0],
    verifyCode: form.code,
    posTone: form.postTone === null ? undefined : (form.postTone ?? defaults.postTones[0]),
    times: form.times,
    statusUrl: push.statusUrl,
    feeUrl: push.feeUrl,
    returnIdlePort: form.idlePort ? 'true' : undefined,
    userData: form.userData,
  };
  return {
    body: Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
    problems: [...push.problems, ...checkOwnership(displayNbr, defaults.displayNumbers)],
  };
}

interface Push {
  readonly statusUrl?: string;
  readonly feeUrl?: string;
  readonly problems: readonly Problem[];
}

function choosePush(form: CallForm, defaults: RequestDefaults, listener: PushAddresses | null): Push {
  if (form.push === 'console' || (form.push === 'listener' && listener === null)) return { problems: [] };
  if (form.push === 'listener' && listener !== null && !listener.reachable && !defaults.isLocal)
    return { problems: [unreachableListener] };
  const { statusUrl, feeUrl } = form.push === 'listener' && listener !== null ? listener : given(form);
  return { statusUrl: encodeBase64(statusUrl), feeUrl: encodeBase64(feeUrl), problems: [] };
}

function given(form: CallForm): { statusUrl: string; feeUrl: string } {
  return typeof form.push === 'string' ? { statusUrl: '', feeUrl: '' } : form.push;
}

function checkOwnership(displayNbr: string | undefined, owned: readonly string[]): Problem[] {
  if (displayNbr === undefined || owned.length === 0 || owned.includes(displayNbr)) return [];
  return [
    {
      field: 'displayNbr',
      rule: 'in-profile',
      severity: 'warning',
      text: {
        en: `displayNbr: ${displayNbr} is not among the numbers of this profile.`,
        zh: `displayNbr：主显号码 ${displayNbr} 不在该配置的号码列表中。`,
      },
    },
  ];
}

const unreachableListener: Problem = {
  field: 'statusUrl',
  rule: 'reachable',
  severity: 'warning',
  text: {
    en: 'statusUrl: the platform cannot reach a listener on this machine, so the addresses set in the console are used; give the profile or the listener a reachable address (terminal: --public-url).',
    zh: 'statusUrl：平台无法访问本机监听，因此使用控制台中登记的推送地址；请为该配置或监听填写公网地址（命令行：--public-url）。',
  },
};
