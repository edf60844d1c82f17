/** One call for every course that the simulator knows: how it went is told in a word and in a sentence. */
import { describe, expect, it } from 'vitest';
import { callButton, openScreen, thisCall, untilStage } from './call-on-screen.ts';
import { availableDrivers, openForAll } from './drivers.ts';

const courses = [
  { callee: '+86 138 0000 0001', verdict: 'answered', word: 'Answered', says: /^Answered after ringing/ },
  { callee: '+86 138 0000 0002', verdict: 'busy', word: 'Busy', says: /busy/ },
  { callee: '+86 138 0000 0003', verdict: 'no-answer', word: 'No answer', says: /rang and nobody answered/ },
  { callee: '+86 138 0000 0004', verdict: 'rejected', word: 'Rejected', says: /reject/ },
  { callee: '+86 138 0000 0005', verdict: 'unreachable', word: 'Unreachable', says: /reach/ },
];

describe.each(availableDrivers)('on $name', (driver) => {
  const app = openForAll(driver, { listener: { port: 0 }, simulator: { speed: 60 } });

  it.each(courses)('a call to $callee is told as $verdict', async ({ callee, verdict, word, says }) => {
    const { page } = app();
    await openScreen(page, 'Call');
    await page.getByRole('combobox', { name: 'calleeNbr' }).fill(callee);
    await callButton(page).click();
    await untilStage(page, 'Billed');
    await thisCall(page).getByText('sessionId').waitFor();
    const [sentence, next] = await thisCall(page).locator(`[data-verdict="${verdict}"] p`).allInnerTexts();
    expect(sentence).toMatch(says);
    expect(next).toMatch(/\w/);
    await openScreen(page, 'Calls');
    await page.getByRole('row').filter({ hasText: callee }).filter({ hasText: word }).waitFor();
  });
});
