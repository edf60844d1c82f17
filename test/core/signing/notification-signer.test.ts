import { describe, expect, it } from 'vitest';
import { notificationDigest, signNotification } from '../../../src/core/signing/notification-signer.ts';
import samples from '../../fixtures/samples/notification-headers.json' with { type: 'json' };

const now = Date.UTC(2026, 0, 30, 3, 4, 24);
const editionOf = (name: string) => (name === 'older' ? 'older' : 'newer');

describe('signing a notification', () => {
  it('has examples of both editions', () => {
    expect(samples.examples.map(({ edition, kind }) => `${edition} ${kind}`)).toEqual([
      'older status',
      'older fee',
      'newer status',
      'newer fee',
    ]);
  });

  it.each(samples.examples)(
    'gives the headers of the $edition $kind example',
    ({ edition, inputs, passwordDigest, headers }) => {
      const { appKey, appSecret, url, nonce, created } = inputs;
      expect(notificationDigest(editionOf(edition), appSecret, url, nonce, created)).toBe(passwordDigest);
      // Both editions describe the same moment: the older one in UTC, the newer one in Beijing time.
      expect(signNotification({ edition: editionOf(edition), appKey, appSecret, url, now, nonce })).toEqual(
        Object.entries(headers),
      );
    },
  );

  it('takes a new nonce each time', () => {
    const sign = () =>
      signNotification({
        edition: 'newer',
        appKey: 'k',
        appSecret: 's',
        url: 'https://notify.example.com',
        now,
      });
    expect(sign()).not.toEqual(sign());
    expect(JSON.stringify(sign())).toMatch(/Nonce=\\"[0-9a-f]{32}\\"/);
  });
});
