import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { chmodSync, existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createRunningServices } from '../../src/core/running-services.ts';
import { closedPort, createLoopback } from '../support/loopback.ts';
import { tempFolder } from './event-log/temp-folder.ts';

const loopback = createLoopback();
afterEach(() => loopback.closeAll());

async function record(changes: object = {}): Promise<{
  pid: number;
  announcedAt: number;
  host: string;
  port: number;
  url: string;
  appKey: string;
  secretFrom: 'built-in' | 'environment';
}> {
  const port = await loopback.start(createServer());
  const url = `http://127.0.0.1:${port}`;
  const simulator = { pid: process.pid, announcedAt: 1, host: '127.0.0.1', port, url, appKey: 'k' };
  return { ...simulator, secretFrom: 'built-in', ...changes };
}

const recordName = (pid = process.pid): string => `running-simulator-${pid}.json`;

/** The id of a process that has ended. */
async function endedPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '0']);
  await new Promise((resolve) => child.once('exit', resolve));
  return child.pid ?? 0;
}

describe('the note of what runs on a folder', () => {
  it('is found by others until it is withdrawn', async () => {
    const folder = join(tempFolder(), 'new');
    const simulator = await record();
    const withdraw = createRunningServices(folder).announce('simulator', simulator);
    const other = createRunningServices(folder);
    expect(await other.find('simulator')).toEqual(simulator);
    expect(await other.find('listener')).toBeNull();
    withdraw();
    expect(await other.find('simulator')).toBeNull();
    expect(existsSync(join(folder, recordName()))).toBe(false);
  });

  it.skipIf(process.platform === 'win32')('is for its owner only', async () => {
    const folder = join(tempFolder(), 'new');
    createRunningServices(folder).announce('simulator', await record());
    expect(statSync(join(folder, recordName())).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('counts as none where its process has ended, though the port answers', async () => {
    const folder = tempFolder();
    const services = createRunningServices(folder);
    const pid = await endedPid();
    services.announce('simulator', await record({ pid }));
    expect(existsSync(join(folder, recordName(pid)))).toBe(true);
    expect(await services.find('simulator')).toBeNull();
    expect(existsSync(join(folder, recordName(pid)))).toBe(false);
  });

  it('counts as none where its port is closed, though another process has the number', async () => {
    const services = createRunningServices(tempFolder());
    services.announce('simulator', await record({ port: await closedPort() }));
    expect(await services.find('simulator')).toBeNull();
  });

  it.each(['0.0.0.0', '127.0.0.1', 'localhost'])(
    'is tried on this machine where it is bound to %s',
    async (host) => {
      const services = createRunningServices(tempFolder());
      const simulator = await record({ host });
      services.announce('simulator', simulator);
      expect(await services.find('simulator')).toEqual(simulator);
    },
  );

  it.each([
    '',
    '{',
    'null',
    '{"pid":1}',
    '{"pid":0,"announcedAt":1,"host":"127.0.0.1","port":PORT,"url":"u","appKey":"k","secretFrom":"built-in"}',
    '{"pid":-1,"announcedAt":1,"host":"127.0.0.1","port":PORT,"url":"u","appKey":"k","secretFrom":"built-in"}',
    '{"pid":PID,"announcedAt":1,"host":"127.0.0.1","port":70000,"url":"u","appKey":"k","secretFrom":"built-in"}',
    '{"pid":PID,"announcedAt":1,"host":"127.0.0.1","port":-1,"url":"u","appKey":"k","secretFrom":"built-in"}',
    '{"pid":1e300,"announcedAt":1,"host":"127.0.0.1","port":PORT,"url":"u","appKey":"k","secretFrom":"built-in"}',
    '{"pid":PID,"announcedAt":1,"host":"127.0.0.1","port":PORT,"url":"u","appKey":"k","secretFrom":"elsewhere"}',
  ])('counts as none where it is garbage: %s', async (text) => {
    const folder = tempFolder();
    const { port, pid } = await record();
    const filled = text.replace('PORT', port.toString()).replace('PID', pid.toString());
    writeFileSync(join(folder, recordName()), filled);
    expect(await createRunningServices(folder).find('simulator')).toBeNull();
  });

  it('of another process stays when a newer one is announced and withdrawn', async () => {
    const services = createRunningServices(tempFolder());
    const [first, second] = [await record({ pid: process.ppid }), await record({ announcedAt: 2 })];
    services.announce('simulator', first);
    const withdraw = services.announce('simulator', second);
    expect(await services.find('simulator')).toEqual(second);
    withdraw();
    expect(await services.find('simulator')).toEqual(first);
  });

  it('of the one announced last is found, whatever the numbers of the processes', async () => {
    const services = createRunningServices(tempFolder());
    const [older, newer] = [await record(), await record({ pid: process.ppid, announcedAt: 2 })];
    services.announce('simulator', newer);
    services.announce('simulator', older);
    expect(await services.find('simulator')).toEqual(newer);
  });

  it('that cannot be written does not keep the service from running', async () => {
    const file = join(tempFolder(), 'a-file');
    writeFileSync(file, '');
    const services = createRunningServices(file);
    const withdraw = services.announce('simulator', await record());
    expect(await services.find('simulator')).toBeNull();
    withdraw();
  });

  // Root ignores modes: there the folder is left as a user who does not.
  it.skipIf(process.platform === 'win32')(
    'that cannot be removed does not keep the service from stopping',
    async () => {
      const folder = tempFolder();
      const withdraw = createRunningServices(folder).announce('simulator', await record());
      const [name = ''] = readdirSync(folder);
      chmodSync(join(folder, name), 0o644);
      chmodSync(folder, 0o555);
      const isRoot = process.getuid?.() === 0;
      if (isRoot) process.seteuid?.(65_534);
      try {
        expect(withdraw).not.toThrow();
      } finally {
        if (isRoot) process.seteuid?.(0);
        chmodSync(folder, 0o700);
      }
      expect(readdirSync(folder)).toEqual([name]);
    },
  );
});
