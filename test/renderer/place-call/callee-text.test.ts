import { describe, expect, it } from 'vitest';
import {
  groupTyped,
  settleCallee,
  wireCallee,
  type TypedText,
} from '../../../src/renderer/features/place-call/callee-text.ts';

/** `|` is the cursor. */
function grouped(marked: string): string {
  const { text, caret } = groupTyped(typed(marked));
  return `${text.slice(0, caret)}|${text.slice(caret)}`;
}

function typed(marked: string): TypedText {
  return { text: marked.replace('|', ''), caret: marked.indexOf('|') };
}

describe('a callee while it is typed', () => {
  it.each([
    ['1|', '1|'],
    ['1380|', '138 0|'],
    ['13800000001|', '138 0000 0001|'],
    ['+8|', '+8|'],
    ['+86138|', '+86 138|'],
    ['+86 138 00000|', '+86 138 0000 0|'],
    ['+861080000001|', '+86 10 8000 0001|'],
    ['075528000001|', '0755 2800 0001|'],
    ['01080000001|', '010 8000 0001|'],
    ['138-0000-0001|', '138 0000 0001|'],
    ['+86138000000012|', '+86 138 0000 00012|'],
  ])('%s becomes %s', (before, after) => {
    expect(grouped(before)).toBe(after);
  });

  it('keeps the cursor behind the same digit', () => {
    expect(grouped('+86 13|8 0000 000')).toBe('+86 13|8 0000 000');
    expect(grouped('+86 1398|8 0000 0001')).toBe('+86 139 8|800 000001');
    expect(grouped('|138 0000 0001')).toBe('|138 0000 0001');
  });

  it('lets a blank be deleted without getting stuck at it', () => {
    expect(grouped('+86 138|0000 0001')).toBe('+86 138| 0000 0001');
  });

  it('leaves alone what is no number, and numbers of other countries', () => {
    expect(grouped('１３８|')).toBe('１３８|');
    expect(grouped('138a000|')).toBe('138a000|');
    expect(grouped('+12025550100|')).toBe('+12025550100|');
  });
});

describe('a callee that has been typed', () => {
  it.each([
    ['13800000001', '+86 138 0000 0001', '+8613800000001'],
    ['0755 2800 0001', '+86 755 2800 0001', '+8675528000001'],
    ['１３８０００００００１', '+86 138 0000 0001', '+8613800000001'],
    ['+86 138 0000 0001', '+86 138 0000 0001', '+8613800000001'],
    // What is no callable number goes out without the blanks that were put in, for the rules to judge.
    ['+86 138 0000 000', '+86 138 0000 000', '+861380000000'],
    ['+1 202 555 0100', '+1 202 555 0100', '+12025550100'],
    ['138x', '138x', '138x'],
    ['', '', ''],
  ])('%s is shown as %s and sent as %s', (text, shown, sent) => {
    expect(settleCallee(text)).toBe(shown);
    expect(wireCallee(text)).toBe(sent);
    expect(wireCallee(shown)).toBe(sent);
  });
});
