/**
 * Which simulator and which listener run on this data folder, in whatever process: a call placed in one
 * terminal finds the listener that runs in another. One small file for each process, so that none overwrites
 * or removes the record of another; a record whose process is gone or whose port does not answer counts as
 * absent.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import { makeFolder } from './make-folder.ts';

// A file may hold anything: 0 and negative process ids mean whole groups, and not every number is a port.
const pid = z.number().int().positive();
const port = z.number().int().min(1).max(65_535);
/** Milliseconds since 1970 (UTC). */
const announcedAt = z.number();

const recordSchemas = {
  simulator: z.object({
    pid,
    announcedAt,
    host: z.string(),
    port,
    url: z.string(),
    appKey: z.string(),
    /** Where the simulator took its secret from; the secret itself is in no file. */
    secretFrom: z.enum(['built-in', 'environment']),
  }),
  listener: z.object({
    pid,
    announcedAt,
    host: z.string(),
    port,
    /** As the platform must call them. */
    statusUrl: z.string(),
    feeUrl: z.string(),
    /** False where only this machine reaches them. */
    reachable: z.boolean(),
  }),
};
type Records = { [Kind in keyof typeof recordSchemas]: z.infer<(typeof recordSchemas)[Kind]> };
export type ServiceKind = keyof Records;

/** Loopback answers at once; anything slower is not there, ms. */
const probeLimitMs = 1000;

export interface RunningServices {
  /** Writes the record; the returned function removes it again, as far as it can, and never throws. */
  announce<Kind extends ServiceKind>(kind: Kind, record: Records[Kind]): () => void;
  /** The one announced last of those that run. Removes the records of processes that have ended. */
  find<Kind extends ServiceKind>(kind: Kind): Promise<Records[Kind] | null>;
}

export function createRunningServices(folder: string): RunningServices {
  return {
    announce(kind, record) {
      const path = join(folder, `running-${kind}-${record.pid}.json`);
      try {
        makeFolder(folder);
        writeFileSync(path, JSON.stringify(record), { mode: 0o600 });
      } catch {
        // Then other processes do not find it; it serves all the same. A log that cannot be written says so.
      }
      return () => removeRecord(path);
    },
    async find(kind) {
      const records = pathsOfLiving(folder, kind).flatMap((path) => readRecord(path, kind) ?? []);
      for (const record of records.sort((a, b) => b.announcedAt - a.announcedAt))
        if (await takesConnections(record.host, record.port)) return record;
      return null;
    },
  };
}

function pathsOfLiving(folder: string, kind: ServiceKind): string[] {
  const name = new RegExp(`^running-${kind}-(\\d+)\\.json$`);
  return namesIn(folder).flatMap((file) => {
    const owner = pid.safeParse(Number(name.exec(file)?.[1]));
    if (!owner.success) return [];
    const path = join(folder, file);
    if (isAlive(owner.data)) return [path];
    removeRecord(path);
    return [];
  });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function readRecord<Kind extends ServiceKind>(path: string, kind: Kind): Records[Kind] | null {
  try {
    // The schema under this kind is the one that Records derives its type from.
    return recordSchemas[kind].parse(JSON.parse(readFileSync(path, 'utf8'))) as Records[Kind];
  } catch {
    return null;
  }
}

/** A record that stays behind is harmless: its process ends, and nothing answers on its port. */
function removeRecord(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // The folder became read-only, or a virus scanner holds the file: no reason to keep a service running.
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, as another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Whether something on this machine listens there; a wildcard address is tried on loopback. */
export function takesConnections(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host, port });
    const settle = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(probeLimitMs, () => settle(false));
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
  });
}
