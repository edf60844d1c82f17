import { expect, test } from 'vitest';
import type { Settings } from '../../src/domain/settings.ts';
import { createSettingsService } from '../../src/core/settings-service.ts';
import { createSimulatorChoices, type SimulatorChoices } from '../../src/core/simulator-choices.ts';
import { createSimulatorActivity } from '../../src/core/simulator-activity.ts';

function rig(stored: unknown = {}): {
  choices: SimulatorChoices;
  told: Settings[];
  stored: () => unknown;
  damage: () => void;
} {
  let content: unknown = stored;
  const told: Settings[] = [];
  const store = {
    read: () => Promise.resolve(structuredClone(content)),
    write: (settings: Record<string, unknown>) => Promise.resolve(void (content = settings)),
  };
  const settings = createSettingsService(store, (changed) => told.push(changed));
  const choices = createSimulatorChoices(settings);
  return {
    choices,
    told,
    stored: () => content,
    damage: () => void (content = { simulator: { speed: -1 } }),
  };
}

const calleesOf = (views: Awaited<ReturnType<SimulatorChoices['scenarios']>>): Record<string, string[]> =>
  Object.fromEntries(views.filter(({ callees }) => callees.length > 0).map((one) => [one.name, one.callees]));

test('the scenarios say which digits choose them; the first takes every other callee', async () => {
  const views = await rig().choices.scenarios();
  expect(views.map(({ name, calleeEndsWith }) => [name, calleeEndsWith])).toEqual([
    ['answered', []],
    ['busy', ['02']],
    ['no-answer', ['03']],
    ['rejected', ['04']],
    ['unreachable', ['05']],
  ]);
  expect(views.every(({ callees, title }) => callees.length === 0 && title.zh !== '')).toBe(true);
});

test('a callee is one callee however it is spelt', async () => {
  const { choices, told } = rig();
  await choices.choose('138 0000 0001', 'busy');
  expect(calleesOf(await choices.choose('0755-28000001', 'busy'))).toEqual({
    busy: ['+8613800000001', '+8675528000001'],
  });
  expect(calleesOf(await choices.choose('+8613800000001', 'rejected'))).toEqual({
    busy: ['+8675528000001'],
    rejected: ['+8613800000001'],
  });
  expect(await choices.chosen()).toEqual({ '+8613800000001': 'rejected', '+8675528000001': 'busy' });
  expect(calleesOf(await choices.choose('8613800000001', null))).toEqual({ busy: ['+8675528000001'] });
  expect(told).toHaveLength(4);
  expect(told.at(-1)?.simulator.scenarios).toEqual({ '+8675528000001': 'busy' });
});

test('what cannot be meant is refused by its field, and changes nothing', async () => {
  const { choices, stored } = rig();
  await expect(choices.choose('12345', 'busy')).rejects.toMatchObject({
    code: 'invalid-input',
    fields: [{ field: 'callee' }],
  });
  await expect(choices.choose('+8613800000001', 'toString')).rejects.toMatchObject({
    code: 'invalid-input',
    fields: [{ field: 'scenario' }],
  });
  expect(stored()).toEqual({});
});

test('what the settings hold besides is kept, and what was written there by hand can be taken away', async () => {
  const { choices, stored } = rig({ simulator: { scenarios: { '12345': 'busy' }, later: 1 }, other: 2 });
  await choices.saveSpeed(25);
  expect(await choices.speed()).toBe(25);
  await choices.choose(' 12345 ', null);
  expect(stored()).toEqual({ simulator: { scenarios: {}, later: 1, speed: 25 }, other: 2 });
});

test('a simulator answers though the settings cannot be read', async () => {
  const { choices, damage } = rig({ simulator: { scenarios: { '+8613800000001': 'busy' } } });
  expect(await choices.chosen()).toEqual({ '+8613800000001': 'busy' });
  damage();
  expect(await choices.chosen()).toEqual({});
  await expect(choices.scenarios()).rejects.toMatchObject({ code: 'settings-damaged' });
});

test('the newest 300 of each kind are kept, oldest first', () => {
  const activity = createSimulatorActivity();
  for (let number = 0; number < 305; number += 1) {
    const sessionId = number.toString();
    const at = '2026-01-30T03:04:24.321Z';
    const answered = {
      at,
      source: '',
      http: 200,
      resultcode: '0',
      resultdesc: '',
      callee: null,
      appKey: null,
    };
    activity.answered({ ...answered, sessionId });
    if (number < 2)
      activity.pushed({
        ...{ at, sessionId, kind: 'fee', eventType: 'fee', url: '', attempt: 1 },
        ...{ http: 200, error: null, willRetry: false },
      });
  }
  const { answered, pushed } = activity.list();
  expect(answered).toHaveLength(300);
  expect([answered[0]?.sessionId, answered.at(-1)?.sessionId]).toEqual(['5', '304']);
  expect(pushed.map(({ sessionId }) => sessionId)).toEqual(['0', '1']);
});
