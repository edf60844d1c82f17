import { describe, expect, it } from 'vitest';
import { profileSchema } from '../../../src/domain/profile.ts';
import {
  checkDraft,
  draftOf,
  emptyDraft,
  freeName,
  isSameDraft,
} from '../../../src/renderer/features/profiles/profile-draft.ts';

const draft = { ...emptyDraft, name: 'Pilot', baseUrl: 'https://rtcapi.example.com:10443', appKey: 'a1B2' };

describe('a profile being filled in', () => {
  it('is a profile when its fields keep the rules, blanks removed and empty ones absent', () => {
    const { profile, faults } = checkDraft({ ...draft, name: '  Pilot ', publicUrl: '  ', appKey: 'a1B2 ' });
    expect(faults).toBeNull();
    expect(profile).toMatchObject({
      name: 'Pilot',
      appKey: 'a1B2',
      publicUrl: null,
      caPem: null,
      pinSha256: null,
    });
  });

  it('names each field that breaks a rule, in both languages', () => {
    const { profile, faults } = checkDraft({
      ...draft,
      baseUrl: 'http://rtcapi.example.com',
      pinSha256: 'zz',
    });
    expect(profile).toBeNull();
    expect(Object.keys(faults ?? {}).sort()).toEqual(['baseUrl', 'pinSha256']);
    expect(faults?.baseUrl?.zh).toMatch(/https/);
  });

  it('points at the list in which one value is wrong', () => {
    expect(
      Object.keys(checkDraft({ ...draft, displayNumbers: ['+8675528000001', '1'] }).faults ?? {}),
    ).toEqual(['displayNumbers']);
  });

  it('may not take the name of the built-in one', () => {
    expect(Object.keys(checkDraft({ ...draft, name: 'Simulator' }).faults ?? {})).toEqual(['name']);
  });

  it('comes back as it was from what is stored', () => {
    const { profile } = checkDraft({ ...draft, publicUrl: 'https://notify.example.com', clock: 'beijing' });
    expect(profile).not.toBeNull();
    if (profile === null) return;
    expect(checkDraft(draftOf(profile)).profile).toEqual(profileSchema.parse(profile));
    expect(isSameDraft(draftOf(profile), draftOf(profile))).toBe(true);
    expect(isSameDraft(draftOf(profile), { ...draftOf(profile), clock: 'utc' })).toBe(false);
  });
});

describe('the name of a copy', () => {
  it('is free', () => {
    expect(freeName('Pilot (copy)', ['Pilot'])).toBe('Pilot (copy)');
    expect(freeName('Pilot (copy)', ['Pilot (copy)', 'Pilot (copy) 2'])).toBe('Pilot (copy) 3');
  });
});
