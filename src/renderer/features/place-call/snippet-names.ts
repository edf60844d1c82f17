import type { SnippetTarget } from '../../../domain/snippets/call-snippet.ts';

/** Names of the languages and tools, the same in every language of people. */
export const snippetNames: Readonly<Record<SnippetTarget, string>> = {
  curl: 'cURL',
  python: 'Python',
  node: 'Node',
};
