import type { ClockMode } from '../protocol/wire-time.ts';
import { clockComments, snippetComments } from './snippet-comments.ts';
import {
  appKeyOf,
  isSignature,
  secretVariable,
  type SnippetOptions,
  type SnippetRequest,
} from './snippet-request.ts';
import { pythonLiteral } from './source-literal.ts';

const moments: Readonly<Record<ClockMode, string>> = {
  utc: 'time.gmtime()',
  beijing: 'time.gmtime(time.time() + 8 * 3600)',
  local: 'time.localtime()',
};

/** For Python 3.6 and newer with its standard library alone. Signs for itself, prints HTTP status and answer. */
export function pythonSnippet(request: SnippetRequest, { clock, language }: SnippetOptions): string {
  const signed = `f'UsernameToken Username="{app_key}",PasswordDigest="{digest}",Nonce="{nonce}",Created="{created}"'`;
  const headers = request.headers.map(
    ([name, value]) => `    ${pythonLiteral(name)}: ${isSignature(name) ? signed : pythonLiteral(value)},`,
  );
  return `# ${snippetComments.runPython[language]}
import base64
import hashlib
import hmac
import os
import time
import urllib.error
import urllib.request
import uuid

url = ${pythonLiteral(request.url)}
app_key = ${pythonLiteral(appKeyOf(request))}
app_secret = os.environ['${secretVariable}']
# ${snippetComments.exactBody[language]}
body = ${pythonLiteral(request.body)}

nonce = uuid.uuid4().hex
# ${clockComments[clock][language]}
created = time.strftime('%Y-%m-%dT%H:%M:%SZ', ${moments[clock]})
# ${snippetComments.digest[language]}
mac = hmac.new(app_secret.encode(), (nonce + created).encode(), hashlib.sha256)
digest = base64.b64encode(mac.digest()).decode()

headers = {
${headers.join('\n')}
}
request = urllib.request.Request(url, data=body.encode(), headers=headers, method='POST')
try:
    with urllib.request.urlopen(request, timeout=30) as answer:
        print(answer.status, answer.read().decode())
except urllib.error.HTTPError as refusal:
    print(refusal.code, refusal.read().decode())
`;
}
