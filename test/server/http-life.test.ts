/** How the browser host starts and ends. */
import { WebSocket } from 'ws';
import { describe, expect, it } from 'vitest';
import { connect, openBrowserHost } from '../support/browser-host-rig.ts';

describe('an end', () => {
  it('says good-bye to the pages and cuts off those that do not answer, within a second', async () => {
    const host = await openBrowserHost();
    const cookie = await host.signIn();
    const [polite, silent] = [
      await connect(host, { cookie, origin: host.origin }),
      await connect(host, { cookie, origin: host.origin }),
    ];
    if (!(polite instanceof WebSocket) || !(silent instanceof WebSocket)) throw new Error('refused');
    const code = new Promise((resolve) => polite.on('close', resolve));
    // It reads nothing, so it never sees the good-bye.
    silent.pause();
    const began = performance.now();
    await host.close();
    expect(performance.now() - began).toBeLessThan(1000);
    expect(await code).toBe(1001);
  });

  it('does not wait for a call that takes long', async () => {
    const host = await openBrowserHost({ dispatch: () => new Promise(() => undefined) });
    const lost = host.post('/rpc/a.b', {}, { cookie: await host.signIn() }).catch((error: unknown) => error);
    await host.ask('/session');
    const began = performance.now();
    await host.close();
    expect(performance.now() - began).toBeLessThan(1000);
    expect(await lost).toBeInstanceOf(Error);
  });
});

describe('a start', () => {
  it('on a port that is taken says so, and names a free one', async () => {
    const { port } = await openBrowserHost();
    await expect(openBrowserHost({ port })).rejects.toMatchObject({
      code: 'port-in-use',
      text: { en: `Port ${port} is in use by another program.` },
      next: { en: expect.stringMatching(/--port \d+; 0 takes/) as string },
    });
  });

  it('on an address of another machine says so', async () => {
    await expect(openBrowserHost({ host: '192.0.2.1' })).rejects.toMatchObject({ code: 'bad-address' });
  });
});
