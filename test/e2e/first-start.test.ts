/** Somebody opens the program for the first time and, without reading anything, places a call. */
import { describe, expect, it } from 'vitest';
import { dataFolder, drivers } from './drivers.ts';

/** A simulated call at ten times the speed of life, on a busy machine. */
const patience = { timeout: 40_000 };

describe.each(drivers)('the first start of $name', (driver) => {
  it.skipIf(driver.unavailable !== '')('places a call with one click and shows it to its end', async () => {
    const folder = dataFolder({ listener: { port: 0 }, simulator: { speed: 20 } });
    const { page } = await driver.open({ folder });
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.getByRole('button', { name: 'Call on Simulator' }).click(patience);
    await page.locator('[data-stage=billed][data-state=done]').waitFor(patience);
    const states = await page
      .locator('[data-stage]')
      .evaluateAll((stages: HTMLElement[]) =>
        stages.map(({ dataset }) => `${dataset['stage'] ?? ''}: ${dataset['state'] ?? ''}`),
      );
    expect(states).toEqual(
      ['requested', 'accepted', 'calling', 'ringing', 'answered', 'ended', 'billed'].map(
        (stage) => `${stage}: done`,
      ),
    );
    await page
      .locator('[data-verdict=answered]')
      .getByText(/^Answered after ringing/)
      .waitFor(patience);
    expect(complaints).toEqual([]);
  });

  it.skipIf(driver.unavailable !== '')('speaks the language of the system', async () => {
    const { page } = await driver.open({ folder: dataFolder(), language: 'zh-CN' });
    await page.getByRole('link', { name: '呼叫记录' }).waitFor(patience);
    expect(await page.locator('html').getAttribute('lang')).toMatch(/^zh/);
  });

  it.skipIf(driver.unavailable !== '')('goes on where it was after its host was restarted', async () => {
    const app = await driver.open({ folder: dataFolder() });
    await app.page.getByRole('button', { name: 'Call on Simulator' }).waitFor(patience);
    await app.restartHost();
    await app.page.getByRole('button', { name: 'Call on Simulator' }).click(patience);
    await app.page.getByRole('link', { name: 'Calls' }).click();
    await app.page.getByText('0001').first().waitFor(patience);
  });
});

it('every driver that cannot run says why', () => {
  for (const { name, unavailable } of drivers)
    if (unavailable !== '') process.stderr.write(`${name} is skipped: ${unavailable}\n`);
  expect(drivers.some(({ unavailable }) => unavailable === '')).toBe(true);
});
