import { expect, test } from 'vitest';
import { buildCall } from '../../../src/domain/call/build-call.ts';
import { searchableText, searchForms } from '../../../src/core/event-log/searchable-call.ts';

const call = {
  ...buildCall([]),
  callee: '+8613800000001',
  sessionId: '1200_0001_Abc@host',
  profile: '现场 Field',
  displayNbr: '+8675528000001',
};

function finds(typed: string): boolean {
  return searchForms(typed).some((form) => searchableText(call).includes(form));
}

test.each([
  '+8613800000001',
  '13800000001',
  '138 0000 0001',
  '+86 138-0000-0001',
  '8613800000001',
  '008613800000001',
  '１３８０００００００１',
  ' 0000001 ',
  '0755-28000001',
  '+86 (0)755 2800 0001',
  '28000001',
  '0001_abc',
  '现场',
  'FIELD',
])('%s finds the call', (typed) => {
  expect(finds(typed)).toBe(true);
});

test.each(['13800000002', '+8613900000001', '0756-28000001', 'Fields', '1200 0001', '86 755 2800 0002'])(
  '%s does not',
  (typed) => {
    expect(finds(typed)).toBe(false);
  },
);

test('blanks ask for nothing', () => {
  expect(searchForms(' \t')).toEqual([]);
});
