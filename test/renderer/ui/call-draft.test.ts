import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallForm } from '../../../src/contract/call-form.ts';

const form: CallForm = {
  profile: 'pilot',
  callee: '+8613800000001',
  code: '4711',
  languageType: 2,
  idlePort: false,
  push: 'listener',
};

beforeEach(() => vi.resetModules());
const load = () => import('../../../src/renderer/ui/call-draft.ts');

describe('the form being filled in', () => {
  it('is there for whoever opens the screen later', async () => {
    const { changeCallDraft, currentDraft } = await load();
    expect(currentDraft()).toBeNull();
    changeCallDraft(form);
    expect(currentDraft()).toEqual({ form, leads: false });
  });

  it('names the profile only where it was handed over, and until that is chosen', async () => {
    const { setCallDraft, changeCallDraft, followChosenProfile, currentDraft } = await load();
    setCallDraft(form);
    changeCallDraft({ ...form, code: '0815' });
    expect(currentDraft()).toEqual({ form: { ...form, code: '0815' }, leads: true });
    followChosenProfile();
    expect(currentDraft()?.leads).toBe(false);
  });
});
