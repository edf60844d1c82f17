/** A literal means the text it was made of, to the language's own reader. */
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pythonLiteral, scriptLiteral, shellLiteral } from '../../../src/domain/snippets/source-literal.ts';
import { needs, runSource } from './run-source.ts';

/** Text full of what has a meaning somewhere; no NUL, which no shell can carry. */
const hostile = fc.string({
  maxLength: 40,
  unit: fc.oneof(
    fc.constantFrom("'", '"', '`', '\\', '$', '\n', '\r', '\t', '!', '%', '{', '}', '@', '#', '&', '\u2028'),
    fc.constantFrom(
      '$(id)',
      '${x}',
      "'''",
      '\\u0041',
      '\\n',
      '<EOF',
      '中',
      '😀',
      '\u007f',
      '\u0001',
      '\ufeff',
    ),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }).filter((text) => !text.includes('\0')),
  ),
});
/** Starting a program takes long, so each run reads many. */
const many = fc.array(hostile, { minLength: 1, maxLength: 60 });

it('in JavaScript, and is ASCII', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const literal = scriptLiteral(text);
      expect(runInNewContext(literal)).toBe(text);
      expect(literal).toMatch(/^[\x20-\x7e]*$/);
    }),
    { numRuns: 2000 },
  );
});

it('in Python, and is ASCII', async (context) => {
  await needs(context, 'python3');
  await fc.assert(
    fc.asyncProperty(many, async (texts) => {
      const literals = texts.map(pythonLiteral);
      const source = `for text in [${literals.join(', ')}]:\n    print(text.encode().hex())\n`;
      const printed = (await runSource('python', source)).split(/\r?\n/);
      expect(printed).toEqual([...texts.map((text) => Buffer.from(text).toString('hex')), '']);
      expect(source).toMatch(/^[\x20-\x7e\n]*$/);
    }),
    { numRuns: 20, examples: [[['\0 and all the rest']]] },
  );
});

it('in a POSIX shell', async (context) => {
  await needs(context, 'sh');
  await fc.assert(
    fc.asyncProperty(many, async (texts) => {
      const source = `printf '%s\\0' ${texts.map(shellLiteral).join(' ')}\n`;
      expect((await runSource('sh', source)).split('\0')).toEqual([...texts, '']);
    }),
    { numRuns: 20 },
  );
});
