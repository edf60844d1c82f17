import { curlSnippet } from './curl-snippet.ts';
import { nodeSnippet } from './node-snippet.ts';
import { pythonSnippet } from './python-snippet.ts';
import type { SnippetOptions, SnippetRequest } from './snippet-request.ts';

export const snippetTargets = ['curl', 'python', 'node'] as const;
export type SnippetTarget = (typeof snippetTargets)[number];

/**
 * Source text that sends a request from elsewhere: same address, headers, order of fields and bytes. It holds
 * neither a secret nor a digest; cURL leaves the signature to be filled in, the others sign for themselves.
 */
export function callSnippet(target: SnippetTarget, request: SnippetRequest, options: SnippetOptions): string {
  switch (target) {
    case 'curl':
      return curlSnippet(request, options);
    case 'python':
      return pythonSnippet(request, options);
    case 'node':
      return nodeSnippet(request, options);
  }
}
