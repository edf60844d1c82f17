/** The settings of the data folder: read by many, changed by one at a time. */
import { z } from 'zod';
import { presetSchema, type Preset } from '../contract/call-form.ts';
import { AppError } from '../contract/errors.ts';
import type { SettingsChange, SettingsView } from '../contract/views.ts';
import { settingsSchema, type Settings } from '../domain/settings.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { SettingsStore } from './ports.ts';

/** Settings as they stand in the store: only what was chosen, and what this version does not know. */
const storedSchema = z.looseObject({
  profiles: z.array(z.looseObject({ name: z.string().trim() })).optional(),
  presets: z.array(z.looseObject({ name: z.string(), form: z.looseObject({}) })).optional(),
  preferences: z.looseObject({}).optional(),
  listener: z.looseObject({}).optional(),
  simulator: z.looseObject({}).optional(),
  limits: z.looseObject({}).optional(),
  retention: z.looseObject({}).optional(),
});
export type StoredSettings = z.infer<typeof storedSchema>;

export interface SettingsService {
  /** @throws AppError `settings-damaged` */
  read(): Promise<Settings>;
  /**
   * Hands over what is stored, one change at a time, and writes what comes back: defaults are not written, so
   * that those of a later version can still differ. A change that throws leaves everything as it is.
   *
   * @returns what holds afterwards
   * @throws AppError `settings-damaged`, `storage-failed`
   */
  change(work: (stored: StoredSettings) => StoredSettings | Promise<StoredSettings>): Promise<Settings>;
  /** Changes the named fields. @throws like `change` */
  save(change: SettingsChange): Promise<Settings>;
}

/** @param onChanged is told after a change of what screens may know of the settings, presets included */
export function createSettingsService(
  store: SettingsStore,
  onChanged: (settings: Settings) => void = () => undefined,
): SettingsService {
  const inTurn = oneAtATime();
  const change: SettingsService['change'] = (work) =>
    inTurn(async () => {
      const read = await store.read();
      const before = parseSettings(read);
      const stored = await work(storedSchema.parse(read));
      const after = parseSettings(stored);
      await store.write(stored);
      if (shown(before) !== shown(after)) onChanged(after);
      return after;
    });
  return {
    read: async () => parseSettings(await store.read()),
    change,
    save: (parts) => change((stored) => ({ ...stored, ...merged(stored, parts) })),
  };
}

/** What a screen may know. */
export function viewSettings({ profiles, presets, ...view }: Settings): SettingsView {
  return view;
}

/** Forms kept under a name. One that this version cannot read is passed over, and stays in the store. */
export function presetsOf({ presets }: Settings): Preset[] {
  return presets.flatMap((preset) => presetSchema.safeParse(preset).data ?? []);
}

const sections = ['preferences', 'listener', 'limits', 'retention'] as const;

function merged(stored: StoredSettings, parts: SettingsChange): StoredSettings {
  const changed = sections.flatMap((name) => {
    const chosen = Object.entries(parts[name] ?? {}).filter(([, value]) => value !== undefined);
    return chosen.length === 0 ? [] : [[name, { ...stored[name], ...Object.fromEntries(chosen) }]];
  });
  // The entries are sections by their own names.
  return Object.fromEntries(changed) as StoredSettings;
}

function shown(settings: Settings): string {
  return JSON.stringify([viewSettings(settings), settings.presets]);
}

function parseSettings(stored: unknown): Settings {
  const parsed = settingsSchema.safeParse(stored);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues[0]?.path.join('.') ?? '';
  throw new AppError(
    'settings-damaged',
    {
      en: `The settings cannot be used: ${where} has a wrong value.`,
      zh: `设置无法使用：${where} 的取值无效。`,
    },
    {
      next: {
        en: 'Correct settings.json in the data folder, or delete it to start anew.',
        zh: '请修正数据目录中的 settings.json，或删除该文件后重新开始。',
      },
    },
  );
}
