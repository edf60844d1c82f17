import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { lookUpResultCode } from '../../../src/domain/codes/result-codes.ts';
import { closeRigs, createRig, type Reply } from '../../support/simulator-rig.ts';

afterEach(closeRigs);

/** A well-formed answer with a number that the vendor's table has. */
function expectKnownAnswer(reply: Reply): void {
  expect(Object.keys(reply.json).slice(0, 3)).toEqual(['resultcode', 'resultdesc', 'sessionId']);
  const meaning = lookUpResultCode(String(reply.json['resultcode']));
  expect(meaning.known).toBe(true);
  expect(reply.status).toBe(meaning.http);
  expect(String(reply.json['resultdesc']).length).toBeLessThanOrEqual(128);
  // 500 is what the vendor's own faults carry: none of these requests is one.
  expect(reply.status).toBeLessThan(500);
}

test('any JSON or bytes as body get a well-formed refusal', async () => {
  const rig = await createRig();
  const anyBody = fc.oneof(fc.json(), fc.uint8Array({ maxLength: 300 }));
  await fc.assert(
    fc.asyncProperty(anyBody, async (body) => {
      const reply = await rig.send({ headers: rig.headers(), body });
      expectKnownAnswer(reply);
      expect(reply.json).toMatchObject({ resultcode: '1010002', sessionId: '' });
    }),
    { numRuns: 150 },
  );
});

test('any value of any parameter is accepted or refused, never a crash', async () => {
  const rig = await createRig({ maxSimultaneous: 1000 });
  const names = [...Object.keys(rig.body()), 'returnIdlePort', '__proto__', 'constructor', 'resultcode'];
  // Without addresses: nothing is to be pushed.
  const right = Object.entries(rig.body()).filter(([name]) => !name.endsWith('Url'));
  const anyValue = fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' }), fc.integer({ min: -1, max: 10 }));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...names), anyValue, async (name, value) => {
      // Written by hand, because an object literal would take `__proto__` for something else.
      const fields = right.filter(([key]) => key !== name).concat([[name, value]]);
      const pairs = fields.map(([key, field]) => `${JSON.stringify(key)}:${JSON.stringify(field)}`);
      const body = `{${pairs.join(',')}}`;
      const reply = await rig.send({ headers: rig.headers(), body });
      expectKnownAnswer(reply);
    }),
    { numRuns: 200 },
  );
});

test('any text as header gets a known refusal', async () => {
  const rig = await createRig();
  const printable = fc.string({
    unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
  });
  const cut = fc.nat({ max: 250 });
  await fc.assert(
    fc.asyncProperty(printable, cut, fc.boolean(), async (text, at, inAksk) => {
      const right = rig.headers();
      const name = inAksk ? 'X-AKSK' : 'Authorization';
      const value = right[name] ?? '';
      // A right header broken somewhere reaches further than a random one.
      const reply = await rig.send({ headers: { ...right, [name]: value.slice(0, at) + text }, body: '{}' });
      expectKnownAnswer(reply);
      expect(reply.json['sessionId']).toBe('');
    }),
    { numRuns: 200 },
  );
});
