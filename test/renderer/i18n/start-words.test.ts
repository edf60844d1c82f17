import i18next from 'i18next';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { changeLanguage, startWords } from '../../../src/renderer/i18n/start-words.ts';

beforeAll(async () => {
  vi.stubGlobal('document', { documentElement: { lang: '' } });
  await startWords('en');
});

afterAll(() => vi.unstubAllGlobals());

it('ends in the language that was asked for last, though the words of another come later', async () => {
  const first = changeLanguage('zh');
  await changeLanguage('en');
  await first;
  expect([i18next.language, document.documentElement.lang]).toEqual(['en', 'en']);
  await changeLanguage('zh');
  expect([i18next.language, document.documentElement.lang]).toEqual(['zh', 'zh-CN']);
});
