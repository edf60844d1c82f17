/** Both catalogues are complete, and nothing in them is left over. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { en } from '../../src/renderer/i18n/en.ts';
import { zh } from '../../src/renderer/i18n/zh.ts';

const renderer = join(import.meta.dirname, '../../src/renderer');

interface Tree {
  readonly [key: string]: string | Tree;
}

/** `namespace:dotted.key` -> words. */
function flat(tree: Tree): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (part: Tree, path: readonly string[]): void => {
    for (const [key, value] of Object.entries(part)) {
      if (typeof value === 'string') found.set([...path, key].join('.').replace('.', ':'), value);
      else walk(value, [...path, key]);
    }
  };
  walk(tree, []);
  return found;
}

const english = flat(en);
const chinese = flat(zh);

interface Used {
  /** Namespaces that the sources of a folder ask for. */
  readonly namespaces: ReadonlySet<string>;
  /** Keys written out. */
  readonly whole: ReadonlySet<string>;
  /** Fixed starts of keys that are put together. */
  readonly starts: readonly string[];
}

/** A key counts for the namespaces of its folder: words may be chosen in one file and said in the next. */
function usedIn(source: string): Used {
  const asked = [...source.matchAll(/useTranslation\((?<names>[^)]*)\)/g)].map(
    ({ groups }) => groups?.['names'] ?? '',
  );
  const names = asked.flatMap((list) => [...list.matchAll(/'(\w+)'/g)].map(([, name]) => name ?? ''));
  return {
    namespaces: new Set(names),
    whole: new Set(
      [...source.matchAll(/['"]((?:\w+:)?[\w-]+(?:\.[\w-]+)*)['"]/g)].map(([, key]) => key ?? ''),
    ),
    starts: [...source.matchAll(/`((?:\w+:)?[\w.-]*[.:])\$\{/g)].map(([, start]) => start ?? ''),
  };
}

/** Sources of the screens, those of one folder together. */
function sourcesByFolder(): string[] {
  const folders = new Map<string, string>();
  for (const path of readdirSync(renderer, { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(path) || isCatalogue(path)) continue;
    const folder = dirname(path);
    folders.set(folder, `${folders.get(folder) ?? ''}\n${readFileSync(join(renderer, path), 'utf8')}`);
  }
  return [...folders.values()];
}

function isCatalogue(path: string): boolean {
  return /^i18n[\\/](en|zh)[\\/.]/.test(path);
}

function isUsed(name: string, used: readonly Used[]): boolean {
  const [namespace = '', key = ''] = name.replace(/_(one|other)$/, '').split(':');
  return used.some(({ namespaces, whole, starts }) => {
    const isAsked = namespaces.has(namespace);
    if (whole.has(`${namespace}:${key}`) || (isAsked && whole.has(key))) return true;
    return starts.some(
      (start) => `${namespace}:${key}`.startsWith(start) || (isAsked && key.startsWith(start)),
    );
  });
}

const placeholders = (words: string): string[] =>
  [...words.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').sort();

describe('the catalogues', () => {
  it('have the same keys', () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('have no empty words', () => {
    const empty = [...english, ...chinese].filter(([, words]) => words.trim() === '').map(([key]) => key);
    expect(empty).toEqual([]);
  });

  it('fill in the same values', () => {
    // English says "once" or "a call" where Chinese, which has no plural, says the number.
    const different = [...english].filter(
      ([key, words]) =>
        !key.endsWith('_one') && placeholders(words).join() !== placeholders(chinese.get(key) ?? '').join(),
    );
    expect(different.map(([key]) => key)).toEqual([]);
  });

  it('are used to the last key', () => {
    const used = sourcesByFolder().map(usedIn);
    expect([...english.keys()].filter((key) => !isUsed(key, used))).toEqual([]);
  });

  it('would tell of a key that is left over', () => {
    const used = [usedIn("useTranslation('calls'); t('title'); t(`state.${name}`); t('common:copy')")];
    const keys = ['calls:title', 'calls:state.on', 'common:copy', 'calls:other', 'log:title', 'log:state.on'];
    expect(keys.filter((key) => isUsed(key, used))).toEqual(['calls:title', 'calls:state.on', 'common:copy']);
  });

  it('are Chinese in the Chinese one', () => {
    const same = [...chinese].filter(([key, words]) => /[a-z]{4}/i.test(words) && words === english.get(key));
    expect(same.map(([key]) => key).filter((key) => !sameInBoth.has(key))).toEqual([]);
  });
});

describe('the screens', () => {
  it('have no Chinese words of their own', () => {
    const speaking = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path) && !isCatalogue(path))
      .filter((path) => /\p{Script=Han}/u.test(readFileSync(join(renderer, path), 'utf8')));
    expect(speaking.map((path) => path.replaceAll('\\', '/')).sort()).toEqual([
      // A failure that no host is there to word, units of time, and the name of the language itself.
      'bridge/browser-connection.ts',
      // A rule that only a form has, worded like those of the schemas.
      'features/profiles/profile-draft.ts',
      'i18n/format.ts',
      'shell/search-actions.tsx',
    ]);
  });
});

/** Names that are written alike in both languages. */
const sameInBoth = new Set([
  'settings:languages.en',
  'listener:received.session',
  'profiles:secret.enter',
  'profiles:test.http',
  'simulator:scenarios.ending',
  'simulator:activity.session',
  'simulator:activity.http',
  'listener:addresses.publicUrlPlaceholder',
]);
