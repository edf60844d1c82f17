/** The layers hold: one violation of every rule is planted into a small tree, and the tool must name each. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { tempFolder } from '../core/event-log/temp-folder.ts';
import { layerTable, root, ruleNames } from '../support/layer-table.ts';

const { layers, coreFeatures, screens } = await layerTable();

interface Violation {
  readonly rule: string;
  /** File that must not import what it imports. */
  readonly from: string;
  readonly code: string;
}

/** Files by path. */
type Tree = Readonly<Record<string, string>>;

const target = 'export const value = 1;\n';
const importing = (path: string): string => `import { value } from '${path}';\nexport const other = value;\n`;

/** A tree in which every layer and feature uses all that it may use, and nothing else. */
function goodTree(): Tree {
  const tree: Record<string, string> = {
    'src/elsewhere/value.ts': target,
    'src/domain/trip.ts': importing('./value.ts'),
    'test/value.ts': target,
    'bench/value.ts': target,
    'scripts/value.ts': target,
  };
  for (const feature of coreFeatures) {
    tree[`src/core/${feature}/value.ts`] = target;
    tree[`src/core/${feature}/to-core.ts`] = importing('../value.ts');
  }
  for (const screen of screens) {
    tree[`src/renderer/features/${screen}/value.ts`] = target;
    tree[`src/renderer/features/${screen}/to-shared.ts`] = importing('../../value.ts');
  }
  for (const [layer, { imports, packages, node }] of Object.entries(layers)) {
    tree[`src/${layer}/value.ts`] = target;
    for (const other of imports) tree[`src/${layer}/uses-${other}.ts`] = importing(`../${other}/value.ts`);
    packages.forEach((name, at) => (tree[`src/${layer}/package-${at}.ts`] = importing(name)));
    if (node) tree[`src/${layer}/uses-node.ts`] = "import 'node:fs';\n";
  }
  return tree;
}

function layerViolations([layer, { imports, node }]: [
  string,
  { imports: string[]; node: boolean },
]): Violation[] {
  const forbidden = [...Object.keys(layers), 'elsewhere'].filter(
    (other) => other !== layer && !imports.includes(other),
  );
  const from = (name: string): string => `src/${layer}/${name}.ts`;
  return [
    ...forbidden.map((other) => ({
      rule: `${layer}-layers`,
      from: from(`bad-${other}`),
      code: importing(`../${other}/value.ts`),
    })),
    { rule: `${layer}-packages`, from: from('bad-package'), code: importing('unwanted') },
    // Its name begins like the name of one that is allowed.
    { rule: `${layer}-packages`, from: from('bad-namesake'), code: importing('zod-like') },
    ...['test', 'bench', 'scripts'].map((folder) => ({
      rule: `${layer}-outside`,
      from: from(`bad-${folder}`),
      code: importing(`../../${folder}/value.ts`),
    })),
    ...(node ? [] : [{ rule: `${layer}-node`, from: from('bad-node'), code: "import 'node:fs';\n" }]),
  ];
}

const featureViolations = coreFeatures.flatMap((feature) =>
  coreFeatures
    .filter((other) => other !== feature)
    .map((other) => ({
      rule: `core-feature-${feature}`,
      from: `src/core/${feature}/bad-${other}.ts`,
      code: importing(`../${other}/value.ts`),
    })),
);

const screenViolations = screens.flatMap((screen) =>
  screens
    .filter((other) => other !== screen)
    .map((other) => ({
      rule: `renderer-screen-${screen}`,
      from: `src/renderer/features/${screen}/bad-${other}.ts`,
      code: importing(`../${other}/value.ts`),
    })),
);

const generalViolations: Violation[] = [
  { rule: 'no-circular', from: 'src/domain/round.ts', code: importing('./trip.ts') },
  { rule: 'not-to-unresolvable', from: 'src/core/lost.ts', code: importing('./nowhere.ts') },
  // Allowed for this layer, but only there while developing.
  { rule: 'no-dev-dependencies', from: 'src/server/bad-dev.ts', code: importing('conf') },
];

/** A circle is refused once, so this half of it is no violation of its own. */
const roundTrip: Tree = { 'src/domain/trip.ts': importing('./round.ts') };

/** Other ways of importing are no way around. */
const detours: Violation[] = [
  { rule: 'domain-layers', from: 'src/domain/bad-type.ts', code: typeImport('../core/value.ts') },
  { rule: 'domain-layers', from: 'src/domain/bad-later.ts', code: "await import('../cli/value.ts');\n" },
  { rule: 'domain-layers', from: 'src/domain/bad-export.ts', code: "export * from '../cli/value.ts';\n" },
  { rule: 'domain-node', from: 'src/domain/bad-node-type.ts', code: typeImport('node:fs') },
  { rule: 'contract-packages', from: 'src/contract/bad-type.ts', code: typeImport('unwanted') },
  {
    rule: 'core-feature-calls',
    from: 'src/core/calls/bad-type.ts',
    code: typeImport('../listener/value.ts'),
  },
];

function typeImport(path: string): string {
  return `import type { value } from '${path}';\nexport type Value = typeof value;\n`;
}

/** Cruises a tree by the rules of this project. @returns `rule: file` of each violation, sorted */
function refused(tree: Tree, devDependencies: readonly string[]): string[] {
  const folder = tempFolder();
  const packages = [
    ...new Set([...Object.values(layers).flatMap((layer) => layer.packages), 'unwanted', 'zod-like']),
  ];
  const versions = (names: readonly string[]): object =>
    Object.fromEntries(names.map((name) => [name, '1.0.0']));
  const files: Tree = {
    ...tree,
    'package.json': JSON.stringify({
      type: 'module',
      dependencies: versions(packages.filter((name) => !devDependencies.includes(name))),
      devDependencies: versions(devDependencies),
    }),
    ...Object.fromEntries(packages.flatMap(packageFiles)),
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  for (const path of ['.dependency-cruiser.mjs', 'scripts/layers.mjs', 'tsconfig'])
    cpSync(join(root, path), join(folder, path), { recursive: true });
  return cruise(folder);
}

function packageFiles(name: string): [string, string][] {
  return [
    [
      `node_modules/${name}/package.json`,
      JSON.stringify({ name, version: '1.0.0', type: 'module', exports: './index.js' }),
    ],
    [`node_modules/${name}/index.js`, target],
  ];
}

const reportSchema = z.object({
  summary: z.object({
    totalCruised: z.number(),
    violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

function cruise(folder: string): string[] {
  const tool = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [tool, '--config', '.dependency-cruiser.mjs', '--output-type', 'json', 'src'],
    { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  if (stdout === '') throw new Error(stderr);
  const { totalCruised, violations } = reportSchema.parse(JSON.parse(stdout)).summary;
  expect(totalCruised).toBeGreaterThan(20);
  return [...new Set(violations.map(({ from, rule }) => `${rule.name}: ${from}`))].sort();
}

const planted = [
  ...Object.entries(layers).flatMap(layerViolations),
  ...featureViolations,
  ...screenViolations,
  ...generalViolations,
];

describe('the layer check', () => {
  it('knows no rule without a planted violation', async () => {
    expect([...new Set(planted.map(({ rule }) => rule))].sort()).toEqual((await ruleNames()).sort());
  });

  it('refuses every planted violation by the name of its rule, and nothing else', () => {
    const all = [...planted, ...detours];
    const tree = {
      ...goodTree(),
      ...roundTrip,
      ...Object.fromEntries(all.map(({ from, code }) => [from, code])),
    };
    // The package that one layer uses is a development dependency in this tree, for all that use it.
    const wanted = [...all.map(({ rule, from }) => `${rule}: ${from}`), ...usersOf('conf')];
    expect(refused(tree, ['conf'])).toEqual(wanted.sort());
  });

  it('accepts everything that is allowed', () => {
    expect(refused(goodTree(), [])).toEqual([]);
  });

  it('accepts the tree as it is', () => {
    expect(cruise(root)).toEqual([]);
  });
});

function usersOf(name: string): string[] {
  return Object.entries(goodTree())
    .filter(([, code]) => code === importing(name))
    .map(([path]) => `no-dev-dependencies: ${path}`);
}
