/** The log as its screen shows it. */
import type { Locator, Page } from 'playwright-core';

const logGrid = (page: Page): Locator => page.getByRole('grid', { name: 'Entries of the log' });

/** What all rows say of their callee, from the top down; see `cellsFromTop`. */
export const calleesFromTop = (page: Page): Promise<string[]> => cellsFromTop(page, 2);

/** Kinds of all rows, from the top down. */
export const kindsFromTop = (page: Page): Promise<string[]> => cellsFromTop(page, 1);

/** The text of one column in all rows, from the top down. Only what is in view is drawn, so it scrolls through. */
async function cellsFromTop(page: Page, column: number): Promise<string[]> {
  const byIndex = await logGrid(page).evaluate(async (grid, at) => {
    const found: Record<number, string> = {};
    const drawn = (): Promise<unknown> =>
      new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const step = Math.max(100, grid.clientHeight / 2);
    for (let top = 0; ; top += step) {
      grid.scrollTop = top;
      await drawn();
      for (const row of grid.querySelectorAll('[role="row"][aria-selected]'))
        found[Number(row.getAttribute('aria-rowindex'))] = row.children[at]?.textContent ?? '';
      if (top >= grid.scrollHeight - grid.clientHeight) break;
    }
    grid.scrollTop = 0;
    return found;
  }, column);
  return Object.values(byIndex);
}
