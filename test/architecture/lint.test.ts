/** The limits of size and form are errors of the linter: at the limit passes, one more does not. */
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { root } from '../support/layer-table.ts';

const eslint = new ESLint({ cwd: root });

/** Rules that refuse this text in place of the given file. */
async function refusals(code: string, filePath = 'src/domain/text.ts'): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath });
  const errors = result?.messages.filter(({ severity }) => severity === 2) ?? [];
  return [...new Set(errors.map(({ ruleId }) => ruleId ?? 'unreadable'))].sort();
}

const functionOf = (lines: number): string =>
  [
    'export function long(list: number[]): void {',
    ...Array<string>(lines - 2).fill('  list.push(1);'),
    '}',
    '',
  ].join('\n');

const fileOf = (lines: number): string =>
  Array.from({ length: lines }, (_, at) => `export const value${at} = ${at};\n`).join('');

/** A function with this cyclomatic complexity: one path, and one more for each condition. */
const functionWith = (complexity: number): string =>
  [
    'export function knotty(n: number): number {',
    ...Array.from({ length: complexity - 1 }, (_, at) => `  if (n === ${at}) return ${at + 1};`),
    '  return n;',
    '}',
    '',
  ].join('\n');

describe('sizes', () => {
  it.each([
    ['a function of 60 lines', functionOf(60), []],
    ['a function of 61 lines', functionOf(61), ['max-lines-per-function']],
    ['a file of 300 lines', fileOf(300), []],
    ['a file of 301 lines', fileOf(301), ['max-lines']],
    ['a file of 300 lines with comments and blanks', `// why\n\n${fileOf(300)}\n// why\n`, []],
    ['complexity 12', functionWith(12), []],
    ['complexity 13', functionWith(13), ['complexity']],
  ])('%s', async (_what, code, rules) => {
    expect(await refusals(code)).toEqual(rules);
  });

  it('hold for scripts too', async () => {
    const plain = (code: string): string => code.replaceAll(/: (number\[\]|number|void)/g, '');
    const path = 'scripts/layers.mjs';
    expect(await refusals(plain(functionOf(61)), path)).toEqual(['max-lines-per-function']);
    expect(await refusals(plain(functionWith(13)), path)).toEqual(['complexity']);
    expect(await refusals(fileOf(301), path)).toEqual(['max-lines']);
  });

  it('let a list of tests be long, but not a file of them', async () => {
    const path = 'test/support/inbox.ts';
    expect(await refusals(functionOf(61), path)).toEqual([]);
    expect(await refusals(fileOf(301), path)).toEqual(['max-lines']);
  });
});

describe('forms', () => {
  it.each([
    ['a default export', 'const one = 1;\nexport default one;\n', 'no-restricted-syntax'],
    ['a default function', 'export default function one(): void {}\n', 'no-restricted-syntax'],
    ['a re-export', "export { excerpt } from './excerpt.ts';\n", 'no-restricted-syntax'],
    ['a re-exported type', "export type { Problem } from './problem.ts';\n", 'no-restricted-syntax'],
    ['a re-export of everything', "export * from './problem.ts';\n", 'no-restricted-syntax'],
    [
      'any',
      'export const one = (value: any): unknown => value as unknown;\n',
      '@typescript-eslint/no-explicit-any',
    ],
    ['console', "export const say = (): void => console.log('');\n", 'no-console'],
    [
      'a forgotten promise',
      'const later = async (): Promise<void> => Promise.resolve();\nexport const one = (): void => {\n  later();\n};\n',
      '@typescript-eslint/no-floating-promises',
    ],
    [
      'a forgotten case',
      "export function one(kind: 'a' | 'b'): number {\n  switch (kind) {\n    case 'a':\n      return 1;\n  }\n  return 2;\n}\n",
      '@typescript-eslint/switch-exhaustiveness-check',
    ],
  ])('%s is refused', async (_what, code, rule) => {
    expect(await refusals(code)).toContain(rule);
  });

  it('named exports pass', async () => {
    expect(
      await refusals("import type { Problem } from './problem.ts';\nexport type Fault = Problem;\n"),
    ).toEqual([]);
  });
});

describe('words of a screen', () => {
  const screen = (content: string): string =>
    `import type { ReactNode } from 'react';\n\nexport function Part(): ReactNode {\n  return ${content};\n}\n`;

  it.each([
    ['in an element', '<p>Some words</p>'],
    ['in Chinese', '<p>文字</p>'],
    ['in an attribute', '<p title="Some words" />'],
    ['as a label for those who hear the page', '<p aria-label="Some words" />'],
  ])('are refused %s', async (_where, content) => {
    expect(await refusals(screen(content), 'src/renderer/shell/logo.tsx')).toEqual(['no-restricted-syntax']);
  });

  it.each(['<p>Ringcode</p>', '<p>{1}</p>', '<p className="Some words" />', '<p>·</p>'])(
    '%s passes',
    async (content) => {
      expect(await refusals(screen(content), 'src/renderer/shell/logo.tsx')).toEqual([]);
    },
  );
});

describe('raw messages between page and program', () => {
  const using = (name: string): string =>
    `import { ${name} } from 'electron';\n\nexport const raw = ${name};\n`;

  it.each([
    ['src/main/window.ts', 'ipcMain'],
    ['src/main/window.ts', 'ipcRenderer'],
    ['src/main/index.ts', 'ipcRenderer'],
    ['src/preload/index.ts', 'ipcMain'],
    ['test/support/inbox.ts', 'ipcMain'],
  ])('%s must not name %s', async (path, name) => {
    expect(await refusals(using(name), path)).toContain('no-restricted-imports');
  });

  it.each([
    ['by default', "import electron from 'electron';\n\nexport const raw: unknown = electron.ipcMain;\n"],
    [
      'by namespace',
      "import * as electron from 'electron';\n\nexport const raw: unknown = electron.ipcMain;\n",
    ],
    [
      'under another name',
      "import { ipcMain as bus } from 'electron';\n\nexport const raw: unknown = bus;\n",
    ],
  ])('are no nearer %s', async (_how, code) => {
    expect(await refusals(code, 'src/main/window.ts')).toContain('no-restricted-imports');
  });

  it.each([
    ['src/main/ipc.ts', 'ipcMain'],
    ['src/main/index.ts', 'ipcMain'],
    ['src/preload/index.ts', 'ipcRenderer'],
    ['src/main/window.ts', 'shell'],
  ])('%s may name %s', async (path, name) => {
    expect(await refusals(using(name), path)).not.toContain('no-restricted-imports');
  });
});
