import { describe, expect, it } from 'vitest';
import { callFormSchema, type CallForm } from '../../../src/contract/call-form.ts';
import { simulatorProfileName, type ProfileView } from '../../../src/domain/profile.ts';
import {
  completed,
  firstForm,
  onProfile,
  wireForm,
} from '../../../src/renderer/features/place-call/call-values.ts';

const simulator: ProfileView = {
  name: simulatorProfileName,
  baseUrl: 'http://127.0.0.1',
  appKey: 'ringcodeSimulator',
  displayNumbers: ['+8675528000001'],
  preTones: ['pretone.wav'],
  postTones: [],
  clock: 'utc',
  publicUrl: null,
  caPem: null,
  pinSha256: null,
  builtIn: true,
  secret: null,
  storedSecret: null,
};

const pilot: ProfileView = {
  ...simulator,
  name: 'Shenzhen pilot',
  baseUrl: 'https://rtccall.example.com',
  displayNumbers: ['+8675528000008', '+8675528000009'],
  preTones: ['welcome.wav', 'pretone.wav'],
  postTones: ['bye.wav'],
  builtIn: false,
};

const first = firstForm(simulator, '135790');

describe('the form at the start', () => {
  it('is ready to be sent to the simulator', () => {
    expect(callFormSchema.parse(wireForm(first))).toEqual({
      profile: simulatorProfileName,
      displayNbr: '+8675528000001',
      callee: '+8613800000001',
      code: '135790',
      languageType: 2,
      preTone: 'pretone.wav',
      postTone: null,
      times: 3,
      push: 'listener',
      idlePort: false,
    });
  });

  it('names nobody to be called for real', () => {
    expect(firstForm(pilot, '1').callee).toBe('');
  });
});

describe('the form on another profile', () => {
  it('takes the numbers and tones of that one', () => {
    expect(onProfile(first, pilot)).toMatchObject({
      profile: 'Shenzhen pilot',
      displayNbr: '+8675528000008',
      preTone: 'pretone.wav',
      postTone: 'bye.wav',
    });
  });

  it('keeps a number that the other one has too', () => {
    const form = { ...first, profile: 'another', displayNbr: '+8675528000009' };
    expect(onProfile(form, pilot).displayNbr).toBe('+8675528000009');
  });

  it('never turns the example of the simulator into a real call', () => {
    expect(onProfile({ ...first, callee: '138 0000 0001' }, pilot).callee).toBe('');
  });

  it('keeps whom somebody wants to call', () => {
    expect(onProfile({ ...first, callee: '+86 139 0000 0001' }, pilot).callee).toBe('+86 139 0000 0001');
    const real = { ...first, profile: 'another' };
    expect(onProfile(real, pilot).callee).toBe('+86 138 0000 0001');
  });

  it('has somebody to call on the simulator', () => {
    expect(onProfile({ ...first, profile: pilot.name, callee: '' }, simulator).callee).toBe(
      '+86 138 0000 0001',
    );
  });
});

describe('a form from elsewhere', () => {
  const bare: CallForm = {
    profile: pilot.name,
    callee: '+8613800000001',
    code: '42',
    languageType: 2,
    idlePort: false,
    push: 'console',
  };

  it('shows what it leaves out as the profile would fill it in', () => {
    expect(completed(bare, pilot)).toEqual({
      ...bare,
      callee: '+86 138 0000 0001',
      displayNbr: '+8675528000008',
      preTone: 'welcome.wav',
      postTone: 'bye.wav',
      times: 3,
      userData: '',
    });
  });

  it('tells no tone from a tone left out', () => {
    expect(completed({ ...bare, postTone: null }, pilot).postTone).toBe('');
  });

  it('keeps what somebody has emptied', () => {
    const emptied = { ...bare, displayNbr: '', preTone: '', times: 0 };
    expect(completed(emptied, pilot)).toMatchObject({ displayNbr: '', preTone: '', times: 0 });
  });
});

describe('what the host is given', () => {
  it('leaves an emptied option out and keeps an emptied duty, so that its rule is shown', () => {
    const sent = wireForm({ ...first, displayNbr: '', preTone: '', postTone: ' ', userData: '' });
    expect(sent).toMatchObject({ displayNbr: '', preTone: '', postTone: null });
    expect(sent).not.toHaveProperty('userData');
  });

  it('keeps endless and the addresses that were typed', () => {
    const push = { statusUrl: 'https://a.example/s', feeUrl: 'https://a.example/f' };
    expect(wireForm({ ...first, times: 0, push })).toMatchObject({ times: 0, push });
  });
});
