/**
 * A whole scenario, and then a search: no reply, event, error, printed or exported text holds the secret or a
 * digest, in any form. The log's file keeps what was received byte for byte, but neither the secret nor a
 * digest that we sent.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { exportLog, showLog } from '../../src/cli/tasks/read-log.ts';
import type { Terminal } from '../../src/cli/output/terminal.ts';
import { sayAppError } from '../../src/cli/output/report.ts';
import { createTimelinePrinter } from '../../src/cli/output/timeline.ts';
import { events, type Events } from '../../src/contract/contract.ts';
import { AppError } from '../../src/contract/errors.ts';
import type { App } from '../../src/core/app.ts';
import { createNodeHttpOut } from '../../src/core/calls/node-http-out.ts';
import type { HttpOut } from '../../src/core/ports.ts';
import { callWhen, isWhole, openTestApp, type AppRig } from '../support/app-rig.ts';
import { captureTerminal, sessionOf } from '../support/captured-terminal.ts';
import { closedPort } from '../support/loopback.ts';
import { formsOf, formsOfDigest, found } from '../support/secret-forms.ts';
import { tempFolder } from './event-log/temp-folder.ts';

const secret = 'Distinctive/Secret+of=the Field?9';
const wrongSecret = 'Another"Distinctive\\Secret&密钥';
const receivedDigest = 'cGxhbnRlZCBkaWdlc3Qgb2YgYSBub3RpZmljYXRpb24/+w==';

interface Scenario {
  readonly app: AppRig;
  readonly folder: string;
  /** Everything that left the core. */
  readonly said: string[];
  /** Digests of the requests that went out. */
  readonly sentDigests: string[];
}

function digestsIn(text: string): string[] {
  return [...text.matchAll(/PasswordDigest=\\?"([^"\\]+)/g)].map(([, digest]) => digest ?? '');
}

function open(): Scenario {
  const folder = tempFolder();
  const sentDigests: string[] = [];
  const real = createNodeHttpOut({});
  const http: HttpOut = {
    send(request) {
      sentDigests.push(...request.headers.flatMap(([, value]) => digestsIn(value)));
      return real.send(request);
    },
  };
  const app = openTestApp(folder, { http, simulatorSecret: secret });
  const said: string[] = [];
  for (const name of Object.keys(events) as (keyof Events)[])
    app.events.on(name, (payload) => said.push(JSON.stringify([name, payload])));
  return { app, folder, said, sentDigests };
}

/** Asks through the one door that every transport uses. */
async function ask({ app, said }: Scenario, name: string, input: unknown): Promise<Record<string, unknown>> {
  const reply = await app.dispatch(name, input);
  said.push(JSON.stringify([name, reply]));
  return reply.ok ? (reply.value as Record<string, unknown>) : reply;
}

async function prepare(scenario: Scenario): Promise<string> {
  const simulator = await ask(scenario, 'simulator.start', { speed: 1000, appKey: 'fieldKey' });
  const { statusUrl } = await ask(scenario, 'listener.start', { port: 0 });
  const url = String(statusUrl);
  for (const [name, value] of [
    ['right', secret],
    ['wrong', wrongSecret],
  ] as const) {
    const profile = {
      name,
      baseUrl: simulator['url'],
      appKey: 'fieldKey',
      displayNumbers: ['+8675528000001'],
    };
    await ask(scenario, 'profile.save', {
      profile: { ...profile, preTones: ['p.wav'], publicUrl: new URL(url).origin },
    });
    await ask(scenario, 'profile.setSecret', { name, secret: ` ${value} ` });
  }
  return url;
}

async function placeCalls(scenario: Scenario): Promise<void> {
  const form = { callee: '+8613800000001', code: '0042' };
  await ask(scenario, 'call.preview', { ...form, profile: 'right' });
  const placed = await ask(scenario, 'call.place', { ...form, profile: 'right' });
  expect(placed).toMatchObject({ accepted: true });
  await callWhen(scenario.app, String(placed['callId']), isWhole);
  expect(await ask(scenario, 'call.place', { ...form, profile: 'wrong' })).toMatchObject({
    resultcode: '1010010',
  });
  const baseUrl = `http://127.0.0.1:${await closedPort()}`;
  const nowhere = { name: 'nowhere', baseUrl, appKey: 'fieldKey', preTones: ['p.wav'] };
  await ask(scenario, 'profile.save', { profile: { ...nowhere, displayNumbers: ['+8675528000001'] } });
  await ask(scenario, 'profile.setSecret', { name: 'nowhere', secret });
  expect(await ask(scenario, 'call.place', { ...form, profile: 'nowhere' })).toMatchObject({
    accepted: false,
  });
}

/** Notifications that others send, among them some that are turned away. */
async function receive(url: string): Promise<void> {
  const token = `UsernameToken Username="k",PasswordDigest="${receivedDigest}",Nonce="n",Created="c"`;
  const headers = { 'X-AKSK': token, 'X-WSSE': token, Authorization: `Digest ${receivedDigest}` };
  const elsewhere = new URL('/elsewhere', url).href;
  for (const [target, options] of [
    [url, { method: 'POST', body: '{"eventType":"callout","statusInfo":{}}' }],
    [url, { method: 'POST', body: 'no json' }],
    [url, { method: 'PUT', body: '{}' }],
    [elsewhere, { method: 'POST', body: '{}' }],
  ] as const)
    await (await fetch(target, { ...options, headers })).body?.cancel();
}

/** What a caller does wrong with a secret in its hand. */
async function mistakes(scenario: Scenario): Promise<void> {
  for (const input of [
    { name: 'right', secret: secret.repeat(100) },
    { name: 'right', secret: { value: secret } },
    { name: 'right', secret, note: secret },
    { name: 'nobody', secret },
    { name: 'Simulator', secret },
    secret,
  ])
    expect(await ask(scenario, 'profile.setSecret', input)).toMatchObject({ ok: false });
  const profile = { name: 'right', baseUrl: `https://u:${secret}@x`, appKey: secret, secret };
  expect(await ask(scenario, 'profile.save', { profile })).toMatchObject({ ok: false });
}

/** Every way of reading, and everything the terminal prints and exports of it. */
async function readEverything(scenario: Scenario): Promise<void> {
  const { app, said, folder } = scenario;
  for (const name of ['profile.list', 'call.list', 'log.query', 'listener.status', 'simulator.status'])
    await ask(scenario, name, {});
  for (const isJson of [true, false]) {
    const captured = captureTerminal({ isJson });
    const { terminal } = captured;
    const session = sessionOf(terminal);
    for (const call of await app.client.call('call.list', {})) {
      const timeline = createTimelinePrinter(terminal);
      timeline.update(call);
      timeline.finish(call);
    }
    await showLog(app, session, {}, 1000);
    for (const file of ['log.csv', 'log.jsonl']) {
      await exportLog(app, session, {}, join(folder, file), undefined);
      said.push(readFileSync(join(folder, file), 'utf8'));
    }
    await sayFailure(app, terminal);
    said.push(captured.out(), captured.err());
  }
}

async function sayFailure(app: App, terminal: Terminal): Promise<void> {
  const error: unknown = await app.client
    .call('profile.setSecret', { name: secret, secret: '' })
    .catch((e: unknown) => e);
  if (error instanceof AppError) sayAppError(error, terminal);
  // What --verbose would show.
  terminal.warn(error instanceof Error ? (error.stack ?? '') : '');
}

describe('secrets and digests', () => {
  it('stay inside, whatever is asked, sent, received, refused, printed and exported', async () => {
    const scenario = open();
    const { app, folder, said, sentDigests } = scenario;
    const url = await prepare(scenario);
    await placeCalls(scenario);
    await receive(url);
    await mistakes(scenario);
    await readEverything(scenario);
    await app.close();
    said.push(...app.faults.map((fault) => (fault instanceof Error ? (fault.stack ?? '') : String(fault))));

    const database = new DatabaseSync(join(folder, 'ringcode.sqlite'), { readOnly: true });
    const rows = database.prepare('SELECT headers FROM entries').all();
    const kept = rows.map(({ headers }) => String(headers)).join('\n');
    database.close();
    const received = new Set(digestsIn(kept).filter((digest) => digest !== '***'));
    // The search would find them where they are: five pushed and one planted digest, as they were received.
    expect([sentDigests.length, received.size]).toEqual([3, 6]);
    expect(found(kept, formsOfDigest(receivedDigest))).not.toEqual([]);

    const secrets = [secret, wrongSecret].flatMap(formsOf);
    const everything = said.join('\n');
    expect(everything.length).toBeGreaterThan(20_000);
    const digests = [...sentDigests, ...received].flatMap(formsOfDigest);
    expect(found(everything, [...secrets, ...digests])).toEqual([]);

    const sent = sentDigests.flatMap(formsOfDigest);
    for (const name of readdirSync(folder)) {
      const bytes = readFileSync(join(folder, name));
      expect(found(bytes.toString('latin1') + bytes.toString('utf8'), [...secrets, ...sent]), name).toEqual(
        [],
      );
    }
  });
});
