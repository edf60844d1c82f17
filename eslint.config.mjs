import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const exportRules = [
  { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
  { selector: 'ExportAllDeclaration', message: 'No re-export files: import from where it is defined.' },
  {
    selector: 'ExportNamedDeclaration[source]',
    message: 'No re-exports: import from where it is defined.',
  },
];

/** Only the product's name is the same in every language. */
const wordRules = [
  {
    selector: 'JSXText[value=/[A-Za-z\u4e00-\u9fff]/]:not([value=/^\\s*Ringcode\\s*$/])',
    message: 'Words on a screen come from the catalogues in src/renderer/i18n.',
  },
  {
    selector:
      'JSXAttribute[name.name=/^(label|title|description|placeholder|alt|next|words|aria-label)$/] > Literal',
    message: 'Words on a screen come from the catalogues in src/renderer/i18n.',
  },
];

/** Raw messages between page and program have one home on each side: src/main/ipc.ts and src/preload/index.ts. */
const rawIpc = (...names) => [
  'error',
  {
    paths: [
      {
        name: 'electron',
        importNames: ['default', ...names],
        message:
          'Pages are answered by src/main/ipc.ts alone: make it a method or an event of src/contract/contract.ts.',
      },
    ],
  },
];

const sizes = {
  'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
  complexity: ['error', 12],
};

export default defineConfig(
  { ignores: ['out/', 'node_modules/', '.cache/', 'coverage/', 'test/fixtures/'] },
  js.configs.recommended,
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
    rules: sizes,
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...sizes,
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-restricted-syntax': ['error', ...exportRules],
      // An empty environment variable counts as absent.
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
      '@typescript-eslint/no-invalid-void-type': ['error', { allowAsThisParameter: true }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      'no-console': 'error',
      'no-restricted-imports': rawIpc('ipcMain', 'ipcRenderer'),
    },
  },
  {
    // The entry hands it over.
    files: ['src/main/index.ts', 'src/main/ipc.ts'],
    rules: { 'no-restricted-imports': rawIpc('ipcRenderer') },
  },
  { files: ['src/preload/index.ts'], rules: { 'no-restricted-imports': rawIpc('ipcMain') } },
  {
    files: ['src/renderer/**/*.tsx', 'src/renderer/**/*.ts'],
    extends: [reactHooks.configs.flat.recommended],
    // It warns of libraries that the React compiler cannot improve; we do not use the compiler.
    rules: { 'react-hooks/incompatible-library': 'off' },
  },
  {
    files: ['src/renderer/**/*.tsx'],
    rules: {
      'no-restricted-syntax': ['error', ...exportRules, ...wordRules],
    },
  },
  {
    // A describe block is a table of contents, not a function to be kept short.
    files: ['test/**/*.ts'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    files: ['vite.config.ts', 'electron.vite.config.ts', 'vitest.config.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  prettier,
);
