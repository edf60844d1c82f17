import { coreFeatures, layers, screens } from './scripts/layers.mjs';

const alternatives = (names) => names.map((name) => name.replaceAll('/', '\\/')).join('|');

function layerRules([layer, { imports, packages, node }]) {
  const from = { path: `^src/${layer}/` };
  const allowed = [layer, ...imports];
  const rules = [
    {
      name: `${layer}-layers`,
      comment: `src/${layer} may import only: ${allowed.join(', ')}`,
      severity: 'error',
      from,
      // Everything else below src, a folder that is no layer included.
      to: { path: '^src/', pathNot: `^src/(${alternatives(allowed)})/` },
    },
    {
      name: `${layer}-packages`,
      comment: `src/${layer} may use only these packages: ${packages.join(', ')}`,
      severity: 'error',
      from,
      to: { path: 'node_modules', pathNot: `node_modules/(${alternatives(packages)})/` },
    },
    {
      name: `${layer}-outside`,
      comment: `src/${layer} may not reach outside src`,
      severity: 'error',
      from,
      to: { path: '^(test|bench|scripts|bin|out)/' },
    },
  ];
  if (!node)
    rules.push({
      name: `${layer}-node`,
      comment: `src/${layer} runs in a browser too: no Node modules`,
      severity: 'error',
      from,
      to: { dependencyTypes: ['core'] },
    });
  return rules;
}

const featureRules = coreFeatures.map((feature) => ({
  name: `core-feature-${feature}`,
  comment: 'features of the core never import each other: they meet in core/app.ts',
  severity: 'error',
  from: { path: `^src/core/${feature}/` },
  to: { path: `^src/core/(${alternatives(coreFeatures.filter((other) => other !== feature))})/` },
}));

const screenRules = screens.map((screen) => ({
  name: `renderer-screen-${screen}`,
  comment: 'a screen never imports another screen: what they share is in renderer/ui',
  severity: 'error',
  from: { path: `^src/renderer/features/${screen}/` },
  to: { path: `^src/renderer/features/(${alternatives(screens.filter((other) => other !== screen))})/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-dev-dependencies',
      comment: 'what Node runs needs no development dependencies; screens and desktop app are bundled whole',
      severity: 'error',
      from: { path: '^src/(domain|contract|core|server|cli)/' },
      to: { dependencyTypes: ['npm-dev'], pathNot: 'node_modules/@types/' },
    },
    ...Object.entries(layers).flatMap(layerRules),
    ...featureRules,
    ...screenRules,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig/cli.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
    },
  },
};
