/** Snippets are run as their readers run them. */
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { signRequest } from '../../../src/core/signing/request-signer.ts';
import { systemClock } from '../../../src/core/system-clock.ts';
import { clockModes, type ClockMode } from '../../../src/domain/protocol/wire-time.ts';
import { akskAuthorization } from '../../../src/domain/protocol/aksk-header.ts';
import { redactHeaders } from '../../../src/domain/redaction.ts';
import { callSnippet, snippetTargets } from '../../../src/domain/snippets/call-snippet.ts';
import { clockComments, snippetComments } from '../../../src/domain/snippets/snippet-comments.ts';
import type { SnippetRequest } from '../../../src/domain/snippets/snippet-request.ts';
import { languages, type Language } from '../../../src/domain/text.ts';
import { createLoopback } from '../../support/loopback.ts';
import { appKey, appSecret, closeRigs, createRig, path, type Rig } from '../../support/simulator-rig.ts';
import { languageCommands, needs, runSource } from './run-source.ts';

const loopback = createLoopback();

afterEach(async () => {
  vi.unstubAllEnvs();
  await closeRigs();
  await loopback.closeAll();
});

/** A zone whose time is neither UTC nor Beijing time. */
const zone = 'Asia/Tokyo';

/** A simulator that takes this clock only. */
function platform(clock: ClockMode): Promise<Rig> {
  vi.stubEnv('TZ', zone);
  return createRig({ clock, time: systemClock });
}

/** The request as a screen previews it. */
function preview(rig: Rig): SnippetRequest {
  return {
    url: `${rig.platform.url}${path}`,
    headers: redactHeaders(Object.entries(rig.headers())),
    body: JSON.stringify(rig.body()),
  };
}

const credentials = { appKey, appSecret, clock: 'utc' } as const;
const someRequest: SnippetRequest = {
  url: 'https://rtcapi.example.com:10443/rest/httpsessions/callVerify/v1.0',
  headers: [
    ['Content-Type', 'application/json;charset=UTF-8'],
    ['Authorization', akskAuthorization],
    [
      'X-AKSK',
      `UsernameToken Username="${appKey}",PasswordDigest="***",Nonce="0a1b",Created="2026-01-30T03:04:24Z"`,
    ],
  ],
  body: '{"verifyCode":"0042"}',
};

/** JSON of any strings, and texts that no JSON is. */
const body = fc.oneof(
  fc
    .dictionary(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }))
    .map((json) => JSON.stringify(json, null, 1)),
  fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !text.includes('\0')),
);
const hostileBodies = [
  '@/etc/hostname',
  `{"userData":"it's $HOME \`id\` $(id) \\"\\n !! %s"}`,
  "'\\'' \r\n\n 中文 😀 \u2028 \u007f",
];

/** HTTP status and answer, as the snippets print them. */
function readPrinted(output: string): unknown {
  const [, http, answer] = /^(\d+) (.*)\s*$/s.exec(output) ?? [];
  return { http, answer: JSON.parse(answer ?? 'null') as unknown };
}

/** By name in lower case: the standard libraries spell them as they like. */
function headersOf(raw: readonly string[]): Record<string, string> {
  const pairs = raw.flatMap((name, index) =>
    index % 2 === 0 ? [[name.toLowerCase(), raw[index + 1] ?? '']] : [],
  );
  return Object.fromEntries(pairs) as Record<string, string>;
}

describe.each(['python', 'node'] as const)('the %s snippet', (target) => {
  it.for(clockModes)('places the call by the %s clock', async (clock, context) => {
    await needs(context, languageCommands[target]);
    const rig = await platform(clock);
    const source = callSnippet(target, preview(rig), { clock, language: 'zh' });
    const output = await runSource(target, source, { RINGCODE_APP_SECRET: appSecret, TZ: zone });
    expect(readPrinted(output)).toMatchObject({ http: '200', answer: { resultcode: '0' } });
  });

  it('prints the refusal of a wrong secret', async (context) => {
    await needs(context, languageCommands[target]);
    const source = callSnippet(target, preview(await platform('utc')), { clock: 'utc', language: 'en' });
    const output = await runSource(target, source, { RINGCODE_APP_SECRET: 'wrong' });
    expect(readPrinted(output)).toMatchObject({ http: '401', answer: { resultcode: '1010010' } });
  });

  it('names the variable that the secret is missing from', async (context) => {
    await needs(context, languageCommands[target]);
    const source = callSnippet(target, someRequest, { clock: 'utc', language: 'en' });
    await expect(runSource(target, source)).rejects.toThrow('RINGCODE_APP_SECRET');
  });
});

describe('the cURL snippet', () => {
  it('places the call once its placeholders are filled in', async (context) => {
    await needs(context, 'sh', 'curl');
    const rig = await platform('utc');
    const { passwordDigest, nonce, created } = signRequest({ ...credentials, now: Date.now() });
    const source = callSnippet('curl', preview(rig), { clock: 'utc', language: 'en' })
      .replace('<PasswordDigest>', passwordDigest)
      .replace('<Nonce>', nonce)
      .replace('<Created>', created);
    expect(JSON.parse(await runSource('sh', source))).toMatchObject({ resultcode: '0' });
  });
});

describe.each([
  ['curl', 'sh', ['sh', 'curl']],
  ['python', 'python', ['python3']],
  ['node', 'node', [process.execPath]],
] as const)('what the %s snippet sends', (target, language, commands) => {
  it('is the request itself, byte for byte', async (context) => {
    await needs(context, ...commands);
    const { port, received } = await loopback.serve({ answer: (response) => response.end('{}') });
    const url = `http://127.0.0.1:${port}/a%20b/[1-2]`;
    await fc.assert(
      fc.asyncProperty(body, async (text) => {
        received.length = 0;
        const request = { ...someRequest, url, body: text };
        const source = callSnippet(target, request, { clock: 'utc', language: 'zh' });
        await runSource(language, source, { RINGCODE_APP_SECRET: appSecret });
        expect(received).toMatchObject([{ method: 'POST', target: '/a%20b/[1-2]', body: text }]);
        expect(headersOf(received[0]?.rawHeaders ?? [])).toMatchObject({
          'content-type': 'application/json;charset=UTF-8',
          authorization: akskAuthorization,
          'x-aksk': expect.stringContaining(`UsernameToken Username="${appKey}",PasswordDigest=`) as string,
        });
      }),
      { numRuns: 12, examples: hostileBodies.map((text) => [text]) },
    );
  });
});

describe.each(snippetTargets)('the text of the %s snippet', (target) => {
  const signed = signRequest({ ...credentials, now: 0 });
  const headers = [...someRequest.headers.slice(0, 2), ['x-aksk', signed.xAksk]] as const;
  const write = (clock: ClockMode, language: Language): string =>
    callSnippet(target, { ...someRequest, headers }, { clock, language });

  it('holds nothing that was made of the secret, even where the header was not masked', () => {
    for (const part of [signed.passwordDigest, signed.nonce, signed.created, appSecret])
      expect(write('utc', 'en')).not.toContain(part);
    expect(write('utc', 'en')).toContain(appKey);
  });

  it.each(clockModes)('says how it is signed by the %s clock, in the chosen language', (clock) => {
    for (const language of languages)
      for (const text of [snippetComments.digest, clockComments[clock]])
        expect(write(clock, language)).toContain(text[language]);
    expect(write(clock, 'en')).not.toMatch(/\p{Script=Han}/u);
  });
});

it('comments of the cURL snippet mean nothing to an interactive shell that takes them for a command', () => {
  const texts = [snippetComments.signAnew, snippetComments.digest, ...Object.values(clockComments)];
  for (const { en, zh } of texts) expect(en + zh).not.toMatch(/['"`$\\<>|&;(){}[\]*?~!\n]/);
});
