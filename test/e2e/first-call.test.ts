/** Somebody starts the program for the first time, and has read nothing. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { callButton, openScreen, reachedStages, thisCall, untilStage } from './call-on-screen.ts';
import { availableDrivers, dataFolder, quickSettings } from './drivers.ts';
import { eventually } from './eventually.ts';
import { hostOf } from './host-of.ts';
import { kindsFromTop } from './log-on-screen.ts';

const callee = '+86 138 0000 0001';
const kinds = ['Request', 'Response', 'Status', 'Status', 'Status', 'Status', 'CDR'];
const stages = ['Requested', 'Accepted', 'Calling', 'Ringing', 'Answered', 'Ended', 'Billed'];

/** How many stages were reached, each time this changes, from now on. */
async function watchStages(page: Page): Promise<() => Promise<number[]>> {
  await page.evaluate(() => {
    const counts: number[] = [];
    const note = (): void => {
      const count = document.querySelectorAll('li[data-stage][data-state="done"]').length;
      if (count !== counts.at(-1)) counts.push(count);
    };
    new MutationObserver(note).observe(document.body, { subtree: true, childList: true, attributes: true });
    Object.assign(globalThis, { countsOfTest: counts });
  });
  return () => page.evaluate(() => (globalThis as unknown as { countsOfTest: number[] }).countsOfTest);
}

describe.each(availableDrivers)('$name, started for the first time', ({ open }) => {
  it('places a call with one click, fills its timeline up to the CDR, and keeps it', async () => {
    const { page } = await open({ folder: dataFolder() });
    const counts = await watchStages(page);
    await callButton(page).click();
    await untilStage(page, 'Billed');
    const names = await reachedStages(page).allInnerTexts();
    expect(names.map((text) => stages.find((stage) => text.startsWith(stage)))).toEqual(stages);
    const seen = await counts();
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen.length).toBeGreaterThan(3);
    const words = await thisCall(page).locator('[data-verdict="answered"] p').allInnerTexts();
    expect(words).toEqual([
      expect.stringMatching(/^Answered after .*listened for \d/),
      expect.stringMatching(/\w/),
    ]);

    await openScreen(page, 'Calls');
    const row = page.getByRole('row').filter({ hasText: callee });
    await row.filter({ hasText: 'Answered' }).click();
    await page.getByRole('heading', { level: 1, name: callee }).waitFor();
    const flow = page.getByRole('region', { name: 'Message flow' }).getByRole('row');
    expect(await flow.nth(1).innerText()).toContain('Call request');
    expect(await flow.last().innerText()).toContain('CDR');
    const cdr = page.getByRole('region', { name: 'CDR' }).getByRole('row').filter({ hasText: 'calleeNum' });
    expect(await cdr.innerText()).toContain('+8613800000001');

    await openScreen(page, 'Log');
    await eventually(async () => expect(await kindsFromTop(page)).toEqual(kinds.toReversed()));
  });

  it('goes on showing a running call after a reload, to its end', async () => {
    const { page } = await open({ folder: dataFolder({ ...quickSettings, simulator: { speed: 4 } }) });
    await callButton(page).click();
    await untilStage(page, 'Ringing');
    const session = await thisCall(page).locator('code').first().innerText();
    await page.reload();
    await thisCall(page).locator('[data-verdict="in-progress"]').waitFor();
    await untilStage(page, 'Billed');
    await thisCall(page).locator('[data-verdict="answered"]').waitFor();
    expect(await thisCall(page).locator('code').first().innerText()).toBe(session);
    expect(await hostOf(page).call('call.list', {})).toHaveLength(1);
  });
});
