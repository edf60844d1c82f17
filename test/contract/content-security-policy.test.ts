import { expect, test } from 'vitest';
import { contentSecurityPolicy, securityHeaders } from '../../src/contract/content-security-policy.ts';

test('allows nothing that is not listed, and nothing inline or evaluated', () => {
  const policy = contentSecurityPolicy('abc');
  expect(policy.startsWith("default-src 'none';")).toBe(true);
  expect(policy).not.toMatch(/unsafe|\*|https?:|blob:/);
  expect(policy).toContain("style-src 'self' 'nonce-abc'");
});

test('keeps the page out of frames, and denies the powers of a browser that the screens do not use', () => {
  const headers = securityHeaders('abc');
  expect(headers['content-security-policy']).toBe(contentSecurityPolicy('abc'));
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(headers['permissions-policy']).toMatch(/camera=\(\).*geolocation=\(\).*microphone=\(\)/);
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['referrer-policy']).toBe('no-referrer');
});
