/** What a person chose for the simulator, kept in the settings: its speed, and scenarios of single callees. */
import { z } from 'zod';
import { AppError } from '../contract/errors.ts';
import type { ScenarioView } from '../contract/views.ts';
import { errorOf } from '../domain/protocol/broken-rule.ts';
import type { Text } from '../domain/text.ts';
import type { SettingsService, StoredSettings } from './settings-service.ts';
import { scenarios } from './simulator/scenarios.ts';

type Chosen = Readonly<Record<string, string>>;

export interface SimulatorChoices {
  speed(): Promise<number>;
  /** @throws AppError `settings-damaged`, `storage-failed` */
  saveSpeed(speed: number): Promise<void>;
  /** `+86...` -> name of a scenario. None where the settings cannot be read: a simulator answers all the same. */
  chosen(): Promise<Chosen>;
  scenarios(): Promise<ScenarioView[]>;
  /**
   * Gives a callee, in any usual spelling, a scenario; null leaves it to its last digits again.
   *
   * @throws AppError `invalid-input`, `settings-damaged`, `storage-failed`
   */
  choose(callee: string, scenario: string | null): Promise<ScenarioView[]>;
}

export function createSimulatorChoices(settings: SettingsService): SimulatorChoices {
  const read = async (): Promise<Chosen> => (await settings.read()).simulator.scenarios;
  return {
    speed: async () => (await settings.read()).simulator.speed,
    async saveSpeed(speed) {
      await settings.change((stored) => withSimulator(stored, { speed }));
    },
    chosen: () => read().catch(() => ({})),
    scenarios: async () => viewScenarios(await read()),
    async choose(callee, scenario) {
      const number = await normalised(callee, scenario === null);
      if (scenario !== null && !scenarios.some(({ name }) => name === scenario)) throw unknownScenario();
      const changed = await settings.change((stored) => {
        const { [number]: _, ...others } = storedScenarios(stored);
        return withSimulator(stored, {
          scenarios: scenario === null ? others : { ...others, [number]: scenario },
        });
      });
      return viewScenarios(changed.simulator.scenarios);
    },
  };
}

function withSimulator(stored: StoredSettings, changes: Record<string, unknown>): StoredSettings {
  return { ...stored, simulator: { ...stored.simulator, ...changes } };
}

function storedScenarios({ simulator }: StoredSettings): Chosen {
  return z.record(z.string(), z.string()).catch({}).parse(simulator?.['scenarios']);
}

/** The first one takes every callee that nothing else claims, so no digits of its own are named. */
function viewScenarios(chosen: Chosen): ScenarioView[] {
  return scenarios.map(({ name, title, calleeEndsWith }, index) => ({
    name,
    title,
    calleeEndsWith: index === 0 ? [] : [...calleeEndsWith],
    callees: Object.keys(chosen)
      .filter((callee) => chosen[callee] === name)
      .sort(),
  }));
}

/** What was written into the settings by hand can be taken away as it stands there. */
async function normalised(callee: string, isRemoval: boolean): Promise<string> {
  // With its large tables it is needed here only.
  const { normaliseCallee } = await import('../domain/protocol/phone-number.ts');
  const number = normaliseCallee(callee) ?? (isRemoval ? callee.trim() : undefined);
  if (number === undefined)
    throw refused('callee', 'callable-number', {
      en: 'must be a mobile or fixed-line number of mainland China',
      zh: '应为中国大陆的手机号码或固话号码',
    });
  return number;
}

function unknownScenario(): AppError {
  const names = scenarios.map(({ name }) => name);
  return refused('scenario', 'known-scenario', {
    en: `must be one of ${names.join(', ')}`,
    zh: `取值只能是 ${names.join('、')}`,
  });
}

function refused(field: string, rule: string, text: Text): AppError {
  const problem = errorOf(field, rule, text);
  return new AppError('invalid-input', problem.text, { fields: [problem] });
}
