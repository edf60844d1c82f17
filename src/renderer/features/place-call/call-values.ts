/** The values of the form: what it starts with, how it follows the profile, and what goes to the host. */
import type { CallForm } from '../../../contract/call-form.ts';
import { simulatorProfileName, type ProfileView } from '../../../domain/profile.ts';
import { formatPhoneNumber } from '../../../domain/protocol/china-number.ts';
import { wireCallee } from './callee-text.ts';

/** Whom the simulator calls unless somebody else is named: its call is answered. */
export const simulatedCallee = '+86 138 0000 0001';

const usualTimes = 3;

/** A form that is ready to be sent, but for the callee of a real call. */
export function firstForm(profile: ProfileView, code: string): CallForm {
  return {
    profile: profile.name,
    displayNbr: profile.displayNumbers[0] ?? '',
    callee: profile.builtIn ? simulatedCallee : '',
    code,
    languageType: 2,
    preTone: profile.preTones[0] ?? '',
    postTone: profile.postTones[0] ?? '',
    times: usualTimes,
    push: 'listener',
    idlePort: false,
    userData: '',
  };
}

/**
 * The same call on another profile. Numbers and tones belong to an application, so they become those of the new
 * one unless it has them too; the simulator's example never becomes the callee of a real call.
 */
export function onProfile(form: CallForm, profile: ProfileView): CallForm {
  const { displayNumbers, preTones, postTones, builtIn } = profile;
  const isExample =
    form.profile === simulatorProfileName && wireCallee(form.callee) === wireCallee(simulatedCallee);
  const callee = !builtIn && isExample ? '' : form.callee;
  return {
    ...form,
    profile: profile.name,
    callee: builtIn && callee === '' ? simulatedCallee : callee,
    displayNbr: kept(form.displayNbr, displayNumbers),
    preTone: kept(form.preTone, preTones),
    postTone: kept(form.postTone, postTones),
  };
}

function kept(value: string | null | undefined, offered: readonly string[]): string {
  return value !== undefined && value !== null && offered.includes(value) ? value : (offered[0] ?? '');
}

/** A form from elsewhere (a preset, an earlier call) as it is shown: what it leaves out is the profile's. */
export function completed(form: CallForm, profile: ProfileView): CallForm {
  const {
    displayNbr = profile.displayNumbers[0] ?? '',
    preTone = profile.preTones[0] ?? '',
    postTone = profile.postTones[0],
    times = usualTimes,
    userData = '',
  } = form;
  const callee = formatPhoneNumber(form.callee);
  return { ...form, callee, displayNbr, preTone, times, userData, postTone: postTone ?? '' };
}

/** What the host is given: an emptied option is left out, an emptied duty stays, so that its rule is shown. */
export function wireForm(form: CallForm): CallForm {
  const { userData, postTone, ...others } = form;
  const isNone = postTone === undefined || postTone === null || postTone.trim() === '';
  return {
    ...others,
    callee: wireCallee(form.callee),
    postTone: isNone ? null : postTone,
    ...(userData === undefined || userData === '' ? {} : { userData }),
  };
}
