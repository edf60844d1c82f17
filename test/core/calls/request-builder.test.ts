import { describe, expect, it } from 'vitest';
import { buildRequest, type RequestDefaults } from '../../../src/core/calls/request-builder.ts';
import { form } from '../../support/call-rig.ts';

const none: RequestDefaults = { displayNumbers: [], preTones: [], postTones: [], isLocal: false };
const profile: RequestDefaults = {
  displayNumbers: ['+8675528000001', '+8675528000002'],
  preTones: ['one.wav', 'two.wav'],
  postTones: ['after.wav'],
  isLocal: false,
};
const listener = {
  statusUrl: 'https://a.example/voice/status',
  feeUrl: 'https://a.example/voice/fee',
  reachable: true,
};

describe('the body of a request', () => {
  it('has the order of the table of the interface', () => {
    const { body } = buildRequest(form({ times: 3, idlePort: true, userData: 'u' }), profile, listener);
    expect(Object.keys(body)).toEqual([
      'displayNbr',
      'calleeNbr',
      'languageType',
      'preTone',
      'verifyCode',
      'posTone',
      'times',
      'statusUrl',
      'feeUrl',
      'returnIdlePort',
      'userData',
    ]);
    expect(body['returnIdlePort']).toBe('true');
  });

  it('has nothing that nobody set', () => {
    const { body, problems } = buildRequest(form(), none, null);
    expect(body).toEqual({ calleeNbr: '+8613800000001', languageType: 2, verifyCode: '0042' });
    expect(problems).toEqual([]);
  });

  it('takes from the profile what the form leaves out, its first entries', () => {
    expect(buildRequest(form(), profile, null).body).toMatchObject({
      displayNbr: '+8675528000001',
      preTone: 'one.wav',
      posTone: 'after.wav',
    });
    const filled = form({ displayNbr: '+8675528000002', preTone: 'x.wav', postTone: 'y.wav' });
    expect(buildRequest(filled, profile, null).body).toMatchObject({
      displayNbr: '+8675528000002',
      preTone: 'x.wav',
      posTone: 'y.wav',
    });
  });

  it('leaves out the tone after the code where somebody wants none', () => {
    expect(buildRequest(form({ postTone: null }), profile, null).body).not.toHaveProperty('posTone');
  });

  it('keeps what somebody has emptied, so that its rule is shown', () => {
    expect(buildRequest(form({ displayNbr: '', userData: '' }), profile, null).body).toMatchObject({
      displayNbr: '',
      userData: '',
    });
  });

  it('warns of a number that is not the own one, where the own ones are known', () => {
    const { problems } = buildRequest(form({ displayNbr: '+861012345678' }), profile, null);
    expect(problems).toMatchObject([{ field: 'displayNbr', rule: 'in-profile', severity: 'warning' }]);
    expect(buildRequest(form({ displayNbr: '+861012345678' }), none, null).problems).toEqual([]);
  });
});

describe('the push addresses', () => {
  const base64 = (text: string): string => Buffer.from(text).toString('base64');
  const given = { statusUrl: 'https://b.example/s?x=1', feeUrl: 'https://b.example/f' };

  it.each([
    ['the listener', form(), listener, listener],
    ['the console, as asked', form({ push: 'console' }), listener, {}],
    ['the console, where nothing listens', form(), null, {}],
    ['others, as asked', form({ push: given }), listener, given],
  ])('are those of %s', (_whose, asked, running, urls) => {
    const { body, problems } = buildRequest(asked, profile, running);
    const wanted =
      'statusUrl' in urls ? [base64(urls.statusUrl), base64(urls.feeUrl)] : [undefined, undefined];
    expect([body['statusUrl'], body['feeUrl']]).toEqual(wanted);
    expect(problems).toEqual([]);
  });

  it('are those of the console where only this machine reaches the listener, with a warning', () => {
    const { body, problems } = buildRequest(form(), profile, { ...listener, reachable: false });
    expect(body).not.toHaveProperty('statusUrl');
    expect(problems.map(({ rule }) => rule)).toEqual(['reachable']);
  });
});
