/** A profile from its making to its end, and its secret, which is found nowhere but where it is kept encrypted. */
import { randomBytes } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { formsOf, found } from '../support/secret-forms.ts';
import { callButton, openScreen, thisCall, untilStage } from './call-on-screen.ts';
import { availableDrivers, dataFolder, type OpenApp } from './drivers.ts';
import { hostOf } from './host-of.ts';
import { startTestPlatform } from './test-platform.ts';

const appKey = 'fieldTestKey';

/** All forms that a file may hold, its bytes read as latin1. */
function formsInFiles(secret: string): string[] {
  const wide = Buffer.from(secret, 'utf16le').toString('latin1');
  return [...formsOf(secret), wide, Buffer.from(secret, 'utf16le').swap16().toString('latin1')];
}

/** All files below the folder as one text, each byte a character. */
function bytesOf(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  return files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'latin1')).join('\n');
}

/** What the page holds: its text, what stands in its fields, and its storage. */
async function heldBy(page: Page): Promise<string> {
  const held = await page.evaluate(() => [
    ...Array.from(document.querySelectorAll<HTMLInputElement>('input, textarea'), ({ value }) => value),
    JSON.stringify([localStorage, sessionStorage, document.cookie, history.state, location.href]),
  ]);
  return [await page.content(), ...held].join('\n');
}

const editor = (page: Page) => ({
  name: page.getByRole('textbox', { name: 'Name', exact: true }),
  appKey: page.getByRole('textbox', { name: 'App key' }),
  baseUrl: page.getByRole('textbox', { name: 'Access address' }),
  displayNumbers: page.getByRole('combobox', { name: 'Displayed numbers' }),
  preTones: page.getByRole('combobox', { name: 'Tones before the code' }),
  save: page.getByRole('button', { name: 'Save profile' }),
});

const inList = (page: Page, name: string): Locator =>
  page.getByRole('list', { name: 'Profiles' }).getByRole('button', { name });

async function testProfile(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Test the profile' }).click();
  await page.getByText('secret and clock are right').waitFor();
}

async function create(page: Page, baseUrl: string): Promise<void> {
  await openScreen(page, 'Profiles');
  await page.getByRole('button', { name: 'New profile' }).first().click();
  const fields = editor(page);
  await fields.name.fill('Field test');
  await fields.appKey.fill(appKey);
  await fields.baseUrl.fill(baseUrl);
  await fields.displayNumbers.fill('+8675528000001');
  await fields.displayNumbers.press('Enter');
  await fields.preTones.fill('welcome.wav');
  await fields.save.click();
  await inList(page, 'Field test').waitFor();
}

async function keepSecret(page: Page, secret: string): Promise<void> {
  const field = page.getByLabel('APP Secret', { exact: true });
  await field.fill(secret);
  await page.getByRole('button', { name: 'Keep secret' }).click();
  await page.getByText('The secret is kept.').waitFor();
}

async function change(page: Page): Promise<void> {
  const fields = editor(page);
  await fields.displayNumbers.fill('+8675528000002');
  await fields.displayNumbers.press('Enter');
  await fields.name.fill('Branch');
  await fields.save.click();
  await inList(page, 'Branch').waitFor();
  await inList(page, 'Field test').waitFor({ state: 'detached' });
}

async function copy(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Duplicate' }).click();
  await editor(page).save.click();
  await inList(page, 'Branch (copy)').filter({ hasText: 'no secret' }).waitFor();
}

async function place(page: Page): Promise<void> {
  await inList(page, 'Branch').first().click();
  await page.getByRole('button', { name: 'Use for calls' }).click();
  await openScreen(page, 'Call');
  await page.getByRole('combobox', { name: 'calleeNbr' }).fill('+86 138 0000 0001');
  await callButton(page, 'Branch').click();
  await untilStage(page, 'Billed');
  await thisCall(page).locator('[data-verdict="answered"]').waitFor();
}

async function exported(app: OpenApp): Promise<string> {
  const { page } = app;
  await openScreen(page, 'Profiles');
  const profiles = await app.saved(() => page.getByRole('button', { name: 'Export' }).click());
  await openScreen(page, 'Log');
  const log = await app.saved(async () => {
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Hide numbers and codes' }).click();
    await page.getByRole('menuitem', { name: 'JSON lines' }).click();
  });
  return [profiles, log].join('\n');
}

async function remove(page: Page, name: string): Promise<void> {
  await inList(page, name).first().click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete profile' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

describe.each(availableDrivers)('on $name', ({ open }) => {
  it('a profile is made, tested, changed, copied, used and deleted; its secret shows up nowhere', async () => {
    const secret = `field-${randomBytes(18).toString('base64url')}`;
    const platform = await startTestPlatform({ appKey, appSecret: secret, speed: 20 });
    const folder = dataFolder();
    const app = await open({ folder });
    const { page } = app;
    await create(page, platform.url);
    await keepSecret(page, secret);
    const held = [await heldBy(page)];
    await testProfile(page);
    await change(page);
    await testProfile(page);
    await copy(page);
    await place(page);
    held.push(await heldBy(page), await exported(app), await heldBy(page));

    // Each of these would hold the secret if anything did: they hold what lay beside it.
    const places = { held: held.join('\n'), output: app.output(), sent: (await app.sent()) ?? appKey };
    expect(places.held).toContain(appKey);
    expect(places.sent).toContain(appKey);
    expect(bytesOf(folder)).toContain(appKey);
    for (const text of Object.values(places)) expect(found(text, formsOf(secret))).toEqual([]);
    expect(found(bytesOf(folder), formsInFiles(secret))).toEqual([]);

    await openScreen(page, 'Profiles');
    await remove(page, 'Branch (copy)');
    await remove(page, 'Branch');
    expect(await hostOf(page).call('profile.list', {})).toHaveLength(1);
    await page.reload();
    await openScreen(page, 'Profiles');
    await inList(page, 'Simulator').waitFor();
    expect(await inList(page, 'Branch').count()).toBe(0);
    const after = [await heldBy(page), app.output(), (await app.sent()) ?? ''].join('\n');
    expect(found(after, formsOf(secret))).toEqual([]);
    expect(found(bytesOf(folder), formsInFiles(secret))).toEqual([]);
  });
});
