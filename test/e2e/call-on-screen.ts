/** A call as the screens show it, found by the names that a person sees and a screen reader says. */
import type { Locator, Page } from 'playwright-core';

export type ScreenTitle = 'Call' | 'Calls' | 'Log' | 'Listener' | 'Simulator' | 'Profiles' | 'Settings';

/** Opens a screen by its link, and waits until it is there. */
export async function openScreen(page: Page, title: ScreenTitle): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: title, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
}

export const callButton = (page: Page, profile = 'Simulator'): Locator =>
  page.getByRole('button', { name: `Call on ${profile}` });

/** The call placed last. */
export const thisCall = (page: Page): Locator => page.getByRole('region', { name: 'This call' });

/** Its stages that were reached, in their order. */
export const reachedStages = (page: Page): Locator =>
  thisCall(page).getByRole('listitem').filter({ hasText: ', reached' });

/** Waits until the call placed last has reached this stage. */
export async function untilStage(page: Page, name: string): Promise<void> {
  await reachedStages(page).filter({ hasText: name }).waitFor();
}
