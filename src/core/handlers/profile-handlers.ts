/** Profiles and their secrets. */
import type { ExportOutcome, ImportOutcome } from '../../contract/views.ts';
import type { HandlersOfNoun, HandlerSurroundings } from './handler-surroundings.ts';
import { sendingWith } from './sending-with.ts';

export function profileHandlers(around: HandlerSurroundings): HandlersOfNoun<'profile'> {
  const { profiles } = around;
  return {
    'profile.list': () => profiles.list(),
    'profile.save': ({ profile, previousName }) => profiles.save(profile, previousName),
    'profile.remove': ({ name }) => profiles.remove(name).then(() => ({})),
    'profile.setSecret': ({ name, secret, keep }) => profiles.setSecret(name, secret, keep),
    'profile.test': async ({ name }) => {
      const { testAccess } = await import('../calls/access-test.ts');
      return testAccess(await sendingWith(around), name);
    },
    'profile.export': () => exportProfiles(around),
    'profile.import': ({ text }) => importProfiles(around, text),
  };
}

async function exportProfiles({ settings, host }: HandlerSurroundings): Promise<ExportOutcome> {
  const { writeProfileFile } = await import('../profiles/profile-file.ts');
  const { profiles } = await settings.read();
  return host.files.save('ringcode-profiles.json', () => new Blob([writeProfileFile(profiles)]).stream());
}

async function importProfiles(
  { profiles, host }: HandlerSurroundings,
  given: string | undefined,
): Promise<ImportOutcome> {
  const { readProfileFile } = await import('../profiles/profile-file.ts');
  const text = given ?? (await host.files.open());
  if (text === null) return { cancelled: true, added: [], replaced: [], skipped: [] };
  const read = readProfileFile(text);
  return { cancelled: false, ...(await profiles.saveAll(read.profiles)), skipped: [...read.skipped] };
}
