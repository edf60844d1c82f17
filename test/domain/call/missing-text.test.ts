import { expect, it } from 'vitest';
import { missingNames } from '../../../src/domain/call/call.ts';
import { missingText } from '../../../src/domain/call/missing-text.ts';

it('names everything that can be missing, in Chinese without a word of the wire', () => {
  const { en, zh } = missingText(missingNames);
  expect(en.split(', ')).toEqual([...missingNames]);
  expect(zh.split('、')).toHaveLength(missingNames.length);
  expect(zh).toMatch(/^[\p{Script=Han}、]+$/u);
});
