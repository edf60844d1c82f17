import { clockComments, snippetComments } from './snippet-comments.ts';
import { appKeyOf, isSignature, type SnippetOptions, type SnippetRequest } from './snippet-request.ts';
import { shellLiteral } from './source-literal.ts';

/** For a POSIX shell. Nonce, Created and digest are to be filled in: a shell cannot compute them everywhere. */
export function curlSnippet(request: SnippetRequest, { clock, language }: SnippetOptions): string {
  const { signAnew, digest } = snippetComments;
  const comments = [signAnew, digest, clockComments[clock]].map((text) => `# ${text[language]}`);
  const unsigned = `UsernameToken Username="${appKeyOf(request)}",PasswordDigest="<PasswordDigest>",Nonce="<Nonce>",Created="<Created>"`;
  const headers = request.headers.map(([name, value]) =>
    shellLiteral(`${name}: ${isSignature(name) ? unsigned : value}`),
  );
  const options = [
    // curl takes brackets and braces of an address for a list of addresses.
    ...(/[[\]{}]/.test(request.url) ? ['--globoff'] : []),
    ...headers.map((header) => `--header ${header}`),
    // Unlike --data it does not take a leading @ for the name of a file.
    `--data-raw ${shellLiteral(request.body)}`,
  ];
  return [...comments, [`curl ${shellLiteral(request.url)}`, ...options].join(' \\\n  '), ''].join('\n');
}
