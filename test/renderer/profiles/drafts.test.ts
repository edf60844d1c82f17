import { afterEach, expect, it } from 'vitest';
import {
  currentDrafts,
  dropDraft,
  newProfile,
  putDraft,
  settleDraft,
} from '../../../src/renderer/features/profiles/drafts.ts';
import { emptyDraft } from '../../../src/renderer/features/profiles/profile-draft.ts';

const sent = { ...emptyDraft, name: 'Shop', appKey: 'one' };

afterEach(() => {
  for (const name of [...currentDrafts().keys()]) dropDraft(name);
});

it('is over once it is saved', () => {
  putDraft(newProfile, sent);
  settleDraft(newProfile, sent, 'Shop');
  expect([...currentDrafts()]).toEqual([]);
});

it('keeps what was typed while it was being saved, under the name of the profile', () => {
  putDraft(newProfile, sent);
  const typed = { ...sent, appKey: 'two' };
  putDraft(newProfile, typed);
  settleDraft(newProfile, sent, 'Shop');
  expect([...currentDrafts()]).toEqual([['Shop', typed]]);
});

it('leaves the drafts of other profiles alone', () => {
  putDraft('Other', sent);
  settleDraft('Shop', sent, 'Shop');
  expect([...currentDrafts().keys()]).toEqual(['Other']);
});
