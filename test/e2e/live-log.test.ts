/** The log while much arrives: nothing is lost, nothing is shown twice, and who reads is left in peace. */
import { describe, expect, it } from 'vitest';
import { openScreen } from './call-on-screen.ts';
import { availableDrivers, dataFolder } from './drivers.ts';
import { eventually } from './eventually.ts';
import { hostOf } from './host-of.ts';
import { calleesFromTop } from './log-on-screen.ts';
import { calleeOf, postNotifications, shownCalleeOf } from './post-notifications.ts';

describe.each(availableDrivers)('on $name', ({ open }) => {
  it('a paused log counts what waits, and resuming shows all of it, in order and once', async () => {
    const { page } = await open({ folder: dataFolder() });
    const host = hostOf(page);
    const { statusUrl } = await host.call('listener.status', {});
    const post = (from: number, until: number): Promise<void> =>
      postNotifications(statusUrl ?? '', from, until);
    await post(0, 20);
    await openScreen(page, 'Log');
    await eventually(async () => expect(await calleesFromTop(page)).toHaveLength(20));
    const before = await calleesFromTop(page);

    await page.getByRole('button', { name: 'Pause' }).click();
    await post(20, 320);
    await page.getByText('300 waiting', { exact: true }).waitFor();
    expect(await calleesFromTop(page)).toEqual(before);

    await page.getByRole('button', { name: 'Resume' }).click();
    const { entries } = await host.call('log.query', { limit: 1000 });
    const arrived = entries.map(({ raw }) => /\+86139\d{8}/.exec(raw)?.[0] ?? '');
    expect(arrived.toSorted()).toEqual(Array.from({ length: 320 }, (_, number) => calleeOf(number)));
    const newestFirst = arrived.toReversed().map((callee) => shownCalleeOf(Number(callee.slice(6))));
    await eventually(async () => expect(await calleesFromTop(page)).toEqual(newestFirst));
  });
});
