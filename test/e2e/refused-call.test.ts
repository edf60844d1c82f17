/** The platform refuses a call: what it means, what to do, and everything typed still there. */
import { describe, expect, it } from 'vitest';
import { callButton, thisCall } from './call-on-screen.ts';
import { availableDrivers, dataFolder } from './drivers.ts';
import { hostOf } from './host-of.ts';
import { startTestPlatform } from './test-platform.ts';

describe.each(availableDrivers)('on $name', ({ open }) => {
  it('a wrong secret is named, with a next step, and the form keeps what was typed', async () => {
    const { page } = await open({ folder: dataFolder() });
    const host = hostOf(page);
    const platform = await startTestPlatform({
      appKey: 'branchKey',
      appSecret: 'the-right-secret',
      speed: 1,
    });
    const name = 'Branch office';
    await host.call('profile.save', {
      profile: {
        name,
        baseUrl: platform.url,
        appKey: 'branchKey',
        displayNumbers: ['+8675528000001'],
        preTones: ['welcome.wav'],
      },
    });
    await host.call('profile.setSecret', { name, secret: 'a-wrong-secret' });
    await host.call('settings.save', { preferences: { profile: name } });

    await callButton(page, name).waitFor();
    const typed = [
      { field: page.getByRole('combobox', { name: 'calleeNbr' }), value: '+86 139 1234 5678' },
      { field: page.getByRole('textbox', { name: 'verifyCode' }), value: '246810' },
      { field: page.getByRole('textbox', { name: 'userData' }), value: 'ticket-4711' },
    ];
    for (const { field, value } of typed) await field.fill(value);
    await callButton(page, name).click();

    const outcome = thisCall(page).locator('[data-verdict="refused-by-platform"]');
    await outcome.getByText('1010010').first().waitFor();
    const [sentence, next] = await outcome.locator('p').allInnerTexts();
    expect(sentence).toContain('digest');
    expect(next).toMatch(/secret/);
    for (const { field, value } of typed) expect(await field.inputValue()).toBe(value);
  });
});
