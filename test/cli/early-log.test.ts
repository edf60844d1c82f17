import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { run, start, temporaryFolder } from '../support/run-ringcode.ts';

describe('the log of a listener that does not start', () => {
  it.each([
    [['--port', '99999']],
    [['--port=99999']],
    [['--port', '1e3']],
    [['--port', '0', '--data']],
    [['--port']],
    [['--public-url', 'nowhere']],
    [['--nonsense']],
    [['here']],
  ])('is not made: listen %j', async (args) => {
    const folder = temporaryFolder();
    const ended = await run(['listen', ...args], { env: { RINGCODE_DATA: folder } });
    expect(ended.code).toBe(2);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('the log of a listener that starts', () => {
  it.each(['--data', '--data='])('lies in the folder given with %s', async (option) => {
    const folder = temporaryFolder();
    const data = option === '--data' ? [option, folder] : [`${option}${folder}`];
    const listener = start(['listen', '--json', '--port', '0', ...data]);
    expect(await listener.nextLine()).toMatchObject({ event: 'ready' });
    expect(readdirSync(folder)).toContain('ringcode.sqlite');
    await listener.interrupt();
  });
});
