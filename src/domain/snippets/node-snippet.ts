import type { ClockMode } from '../protocol/wire-time.ts';
import { clockComments, snippetComments } from './snippet-comments.ts';
import {
  appKeyOf,
  isSignature,
  secretVariable,
  type SnippetOptions,
  type SnippetRequest,
} from './snippet-request.ts';
import { scriptLiteral } from './source-literal.ts';

const moments: Readonly<Record<ClockMode, string>> = {
  utc: 'Date.now()',
  beijing: 'Date.now() + 8 * 3_600_000',
  local: 'Date.now() - new Date().getTimezoneOffset() * 60_000',
};

/** For Node 18 and newer without packages. Signs for itself, prints HTTP status and answer. */
export function nodeSnippet(request: SnippetRequest, { clock, language }: SnippetOptions): string {
  const signed =
    '`UsernameToken Username="${appKey}",PasswordDigest="${digest}",Nonce="${nonce}",Created="${created}"`';
  const headers = request.headers.map(
    ([name, value]) => `  ${scriptLiteral(name)}: ${isSignature(name) ? signed : scriptLiteral(value)},`,
  );
  return `// ${snippetComments.runNode[language]}
import { createHmac, randomBytes } from 'node:crypto';

const url = ${scriptLiteral(request.url)};
const appKey = ${scriptLiteral(appKeyOf(request))};
const appSecret = process.env.${secretVariable};
if (!appSecret) throw new Error('${secretVariable} is not set');
// ${snippetComments.exactBody[language]}
const body = ${scriptLiteral(request.body)};

const nonce = randomBytes(16).toString('hex');
// ${clockComments[clock][language]}
const created = \`\${new Date(${moments[clock]}).toISOString().slice(0, 19)}Z\`;
// ${snippetComments.digest[language]}
const digest = createHmac('sha256', appSecret).update(nonce + created).digest('base64');

const headers = {
${headers.join('\n')}
};
const answer = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(30_000) });
console.log(answer.status, await answer.text());
`;
}
