/** Settings and forms kept under a name. */
import type { Preset } from '../../contract/call-form.ts';
import { AppError } from '../../contract/errors.ts';
import { presetsOf, viewSettings, type StoredSettings } from '../settings-service.ts';
import type { HandlersOfNoun, HandlerSurroundings } from './handler-surroundings.ts';

export function settingsHandlers({
  settings,
  listener,
}: HandlerSurroundings): HandlersOfNoun<'settings' | 'preset'> {
  return {
    'settings.read': async () => viewSettings(await settings.read()),
    'settings.save': async (change) => {
      const saved = await settings.save(change);
      await listener.announceUnder(saved.listener.publicUrl);
      return viewSettings(saved);
    },
    'preset.list': async () => presetsOf(await settings.read()),
    'preset.save': async ({ preset }) =>
      presetsOf(await settings.change((stored) => withPreset(stored, preset))),
    'preset.remove': async ({ name }) =>
      presetsOf(await settings.change((stored) => withoutPreset(stored, name))),
  };
}

/** In the place of the one of the same name, else at the end. */
function withPreset(stored: StoredSettings, preset: Preset): StoredSettings {
  const presets = stored.presets ?? [];
  const isKnown = presets.some(({ name }) => name === preset.name);
  return {
    ...stored,
    presets: isKnown
      ? presets.map((other) => (other.name === preset.name ? preset : other))
      : [...presets, preset],
  };
}

function withoutPreset(stored: StoredSettings, name: string): StoredSettings {
  const presets = stored.presets ?? [];
  const others = presets.filter((preset) => preset.name !== name);
  if (others.length === presets.length)
    throw new AppError('not-found', {
      en: `There is no preset "${name}".`,
      zh: `没有名为“${name}”的预设。`,
    });
  return { ...stored, presets: others };
}
