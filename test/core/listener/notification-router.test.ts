import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  fileRefusal,
  reasonToRefuse,
  refusalReasons,
  routeNotification,
} from '../../../src/core/listener/notification-router.ts';

const paths = { statusPath: '/voice/status', feePath: '/voice/fee' };
const samples = new URL('../../fixtures/samples/', import.meta.url);

function route(body: string | Uint8Array, target = paths.statusPath, method = 'POST') {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  return routeNotification({ method, target, body: bytes }, paths);
}

function sample(name: string): string {
  return readFileSync(new URL(name, samples), 'utf8');
}

describe('what is filed', () => {
  it('files the samples of the platform by kind and session, on either path', () => {
    const names = readdirSync(samples).filter((name) => /^(status|fee)-/.test(name));
    expect(names.length).toBeGreaterThan(6);
    for (const name of names)
      for (const target of [paths.statusPath, paths.feePath]) {
        const filing = route(sample(name), target);
        expect(filing.kind).toBe(name.split('-')[0]);
        expect(filing.reply.status).toBe(200);
        expect(filing.detail).toBeNull();
        if (name !== 'fee-batch-50.json') expect(filing.sessionId).toMatch(/^12\d\d_/);
      }
  });

  it('answers what the vendor documents', () => {
    expect(route(sample('status-answer.json')).reply).toEqual({
      status: 200,
      headers: ['Content-Type', 'application/json;charset=UTF-8', 'Content-Length', '41'],
      body: '{"resultcode":"0","resultdesc":"Success"}',
    });
  });

  it('names the session of a CDR message only where all its CDRs share it', () => {
    const cdrs = (...ids: (string | null)[]): string =>
      JSON.stringify({ eventType: 'fee', feeLst: ids.map((sessionId) => ({ direction: 0, sessionId })) });
    expect(route(cdrs('a', 'a')).sessionId).toBe('a');
    expect(route(cdrs('a', 'b')).sessionId).toBeNull();
    expect(route(cdrs('a', null)).sessionId).toBeNull();
    expect(route(cdrs(null, 'a')).sessionId).toBeNull();
    expect(route(cdrs()).sessionId).toBeNull();
  });

  it('accepts wrong fields and says how many there are', () => {
    const filing = route('{"eventType":"answer","statusInfo":{"sessionId":7}}');
    expect(filing).toMatchObject({ kind: 'status', reply: { status: 200 } });
    expect(filing.detail).toEqual({ problems: expect.any(Number) as number });
  });

  it('accepts JSON of another kind as unreadable', () => {
    for (const body of ['{}', '[]', '"x"', '0', 'null', '\uFEFF{"a":1}'])
      expect(route(body)).toMatchObject({
        kind: 'unreadable',
        detail: { reason: 'not-a-notification' },
        reply: { status: 200 },
      });
  });

  it('answers 400 to what is not JSON and says where it stops being it', () => {
    for (const body of ['', 'hello', '{"eventType":', '\0', '{}{}']) {
      const filing = route(body);
      expect(filing).toMatchObject({
        kind: 'unreadable',
        detail: { reason: 'not-json' },
        reply: { status: 400 },
      });
      const reply: unknown = JSON.parse(filing.reply.body);
      expect(reply).toMatchObject({ resultcode: '400' });
      expect(filing.reply.body).toMatch(/Not JSON at line 1.*不是 JSON/);
    }
  });
});

describe('what is refused', () => {
  it('knows two paths, with or without a query, and POST only', () => {
    const decide = (method: string, target: string): string | null => reasonToRefuse(method, target, paths);
    expect(decide('POST', '/voice/status')).toBeNull();
    expect(decide('POST', '/voice/fee?from=1&x=/')).toBeNull();
    expect(decide('POST', 'http://listener.example:1/voice/fee?a')).toBeNull();
    for (const method of ['GET', 'HEAD', 'PUT', 'post', ''])
      expect(decide(method, '/voice/fee')).toBe('method');
    for (const target of ['/', '', '*', '/voice', '/voice/fee/', '/voice/status/x', '/VOICE/fee', 'http://x'])
      expect(decide('POST', target)).toBe('unknown-path');
  });

  it('has an answer with a matching length and both languages for every reason', () => {
    for (const reason of refusalReasons) {
      const { reply, kind, detail } = fileRefusal(reason);
      expect({ kind, detail }).toEqual({ kind: 'refused', detail: { reason } });
      expect(reply.status).toBeGreaterThanOrEqual(400);
      expect(reply.headers[reply.headers.indexOf('Content-Length') + 1]).toBe(
        String(Buffer.byteLength(reply.body)),
      );
      expect(reply.body).toMatch(/[a-zA-Z]\. \p{Script=Han}.*。/u);
    }
    expect(fileRefusal('method').reply.headers).toEqual(expect.arrayContaining(['Allow', 'POST']));
  });
});

describe('any bytes', () => {
  const mangled = fc
    .tuple(
      fc.constantFrom('status-answer.json', 'fee-single.json'),
      fc.nat(),
      fc.uint8Array({ maxLength: 3 }),
    )
    .map(([name, at, bytes]) => {
      const body = Buffer.from(sample(name));
      body.set(bytes, at % Math.max(1, body.length - bytes.length));
      return Uint8Array.from(body);
    });
  const bodies = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.json().map((text) => Uint8Array.from(Buffer.from(text))),
    mangled,
  );

  it('get a defined answer: 200 for JSON and 400 for everything else', () => {
    fc.assert(
      fc.property(bodies, (body) => {
        const { kind, reply } = route(body);
        expect(['status', 'fee', 'unreadable']).toContain(kind);
        expect(reply.status).toBe(isJson(body) ? 200 : 400);
        expect(typeof JSON.parse(reply.body)).toBe('object');
        expect(reply.headers).toContain(String(Buffer.byteLength(reply.body)));
      }),
    );
  });

  it('get one on any method and path, too', () => {
    fc.assert(
      fc.property(bodies, fc.string(), fc.string(), (body, method, target) => {
        const { kind, reply } = route(body, target, method);
        expect(kind).toBe('refused');
        expect([404, 405]).toContain(reply.status);
      }),
    );
  });

  it('survive deep nesting', () => {
    expect(route('['.repeat(500_000)).reply.status).toBe(400);
    expect([200, 400]).toContain(route('['.repeat(500_000) + ']'.repeat(500_000)).reply.status);
    expect([200, 400]).toContain(route('{"feeLst":'.repeat(90_000) + '1' + '}'.repeat(90_000)).reply.status);
  });

  function isJson(body: Uint8Array): boolean {
    try {
      JSON.parse(new TextDecoder().decode(body));
      return true;
    } catch {
      return false;
    }
  }
});
