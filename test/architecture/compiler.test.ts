/** The compiler holds the layers too: what a layer may not know is not even a name there. */
import { describe, expect, it } from 'vitest';
import { compilePlanted, referencedLayers } from '../support/compile-planted.ts';
import { layerTable } from '../support/layer-table.ts';

const { layers } = await layerTable();

/** Each use stands on a line of its own, so that each is refused by itself. */
function uses(...expressions: string[]): string {
  return expressions.map((expression, at) => `export const use${at}: unknown = ${expression};`).join('\n');
}

function unknownNames(layer: string, code: string): string[] {
  return compilePlanted(layer, code).map(
    (text) => /^TS2\d+ Cannot find name '([^']+)'/.exec(text)?.[1] ?? text,
  );
}

describe.each(Object.entries(layers))('%s', (layer, { imports, node, page }) => {
  it('is compiled against the layers that it may import, and no other', () => {
    expect(referencedLayers(layer)).toEqual(imports);
  });

  it(`knows ${page ? 'a' : 'no'} page and ${node ? '' : 'no '}Node`, () => {
    const ofBoth = ['setTimeout', 'fetch', 'console'];
    const forbidden = [
      ...(page ? [] : ['window', 'document']),
      ...(node ? [] : ['Buffer', 'process']),
      ...(node || page ? [] : ofBoth),
    ];
    expect(unknownNames(layer, uses(...forbidden))).toEqual(forbidden);
  });

  it('knows what it runs on', () => {
    const known = [
      'new Map()',
      '[1].at(0)',
      ...(node ? ["Buffer.from('')", 'process.pid'] : []),
      ...(page ? ['window.document', 'fetch'] : []),
    ];
    expect(compilePlanted(layer, uses(...known))).toEqual([]);
  });
});

describe('the options', () => {
  it.each([
    ['noUncheckedIndexedAccess', 'export const first: number = [1][0];'],
    ['exactOptionalPropertyTypes', 'export const one: { a?: number } = { a: undefined };'],
    [
      'noPropertyAccessFromIndexSignature',
      'export const one = (list: Record<string, number>) => list.name ?? 0;',
    ],
    ['erasableSyntaxOnly', 'export enum Colour { Red }'],
    ['noImplicitReturns', 'export function one(n: number): number | undefined { if (n > 0) return n; }'],
    [
      'verbatimModuleSyntax',
      "import { Text } from './text.ts';\nexport const one: Text = { en: '', zh: '' };",
    ],
    ['strict', 'export const one = (value) => value;'],
    ['noUnusedLocals', 'const unused = 1;\nexport {};'],
  ])('%s is on', (_option, code) => {
    expect(compilePlanted('domain', code)).toHaveLength(1);
  });
});
