import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { App } from '../../core/app.ts';
import { simulatorProfileName } from '../../domain/profile.ts';
import type { ExitCode } from '../exit-codes.ts';
import { runWith, speed, type Command, type Session } from './command.ts';

const options = z.object({ speed: speed.default(10) });

/** More than the simulated call takes at the slowest speed a person would watch, ms of call time. */
const callTimeLimitMs = 180_000;

export const demoCommand: Command = {
  name: 'demo',
  summary: {
    en: 'shows the whole job on this machine: one simulated call from request to CDR',
    zh: '在本机演示完整流程：模拟一次呼叫，从请求到话单',
  },
  options: [
    {
      flags: '--speed <X>',
      text: { en: 'call time runs X times faster (default 10)', zh: '以 X 倍速模拟呼叫（默认 10）' },
    },
  ],
  examples: ['ringcode demo', 'ringcode demo --json'],
  run: runWith(options, async (session, asked) => {
    const { stopRequested } = await import('../host.ts');
    // Listened for before the folder exists: whenever Ctrl-C comes, the folder is taken away again.
    const stopped = stopRequested();
    const folder = await mkdtemp(join(tmpdir(), 'ringcode-demo-'));
    try {
      const app = await session.openApp(folder);
      try {
        return await showCall(app, { ...session, stopRequested: () => stopped }, asked.speed);
      } finally {
        await app.close();
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }),
};

async function showCall(app: App, session: Session, callSpeed: number): Promise<ExitCode> {
  const simulator = await app.client.call('simulator.start', { speed: callSpeed });
  const listener = await app.client.call('listener.start', { port: 0 });
  session.terminal.say({
    en: `Simulator at ${simulator.url ?? ''}, listener at ${listener.statusUrl ?? ''}, call time x${callSpeed}.`,
    zh: `模拟平台 ${simulator.url ?? ''}，监听 ${listener.statusUrl ?? ''}，以 ${callSpeed} 倍速模拟呼叫。`,
  });
  const { placeCall } = await import('../tasks/place-call.ts');
  const form = {
    profile: simulatorProfileName,
    callee: '+8613800000001',
    code: '135790',
    languageType: 2,
    times: 2,
    userData: 'demo',
    idlePort: true,
    push: 'listener',
  } as const;
  return placeCall(app, session, form, Math.max(30_000, callTimeLimitMs / callSpeed));
}
