/** Another program listens where the listener wants to. */
import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { portOf } from '../support/loopback.ts';
import { openScreen } from './call-on-screen.ts';
import { availableDrivers, dataFolder } from './drivers.ts';
import { hostOf } from './host-of.ts';

async function takenPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  return portOf(server);
}

describe.each(availableDrivers)('on $name', ({ open }) => {
  it('a taken port is told with a next step, and a free one is a click away', async () => {
    const port = await takenPort();
    const { page } = await open({ folder: dataFolder({ listener: { port } }) });
    const notice = page.getByRole('alert').filter({ hasText: `${port}` });
    await notice.filter({ hasText: 'The listener did not start.' }).waitFor();
    await notice.getByRole('button', { name: 'Close' }).click();

    await openScreen(page, 'Listener');
    await page.getByText('Not listening').waitFor();
    await page.getByRole('button', { name: 'Start listener' }).click();
    const failure = page.getByRole('alert').filter({ hasText: `${port}` });
    await failure.waitFor();
    expect(await failure.innerText()).toMatch(/listen on port \d+/);

    await page.getByRole('textbox', { name: 'Port' }).fill('0');
    await page.getByRole('button', { name: 'Start listener' }).click();
    await page.getByText(/^Listening on 127\.0\.0\.1:\d+$/).waitFor();
    expect(await failure.count()).toBe(0);
    const view = await hostOf(page).call('listener.status', {});
    expect(view).toMatchObject({ running: true, elsewhere: false });
    expect(view.port).not.toBe(port);
  });
});
