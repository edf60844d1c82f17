/**
 * Secrets that live as long as the program: for machines where nothing can be stored safely. They stand before
 * what is stored, because somebody has just entered them.
 */
import type { Text } from '../../domain/text.ts';
import type { SecretStore } from '../ports.ts';

export interface SessionSecrets extends SecretStore {
  /** Keeps the secret in memory, whatever the store beneath can do. @returns where it is, in words */
  keep(profileName: string, secret: string): Text;
}

const inMemory: Text = {
  en: 'memory, for this session only',
  zh: '内存，仅本次运行期间有效',
};

/** A store before another one: `set` goes through and ends what was kept for the session. */
export function createSessionSecrets(store: SecretStore): SessionSecrets {
  const kept = new Map<string, string>();
  return {
    keep(name, secret) {
      kept.set(name, secret);
      return inMemory;
    },
    get: async (name) => kept.get(name) ?? (await store.get(name)),
    async set(name, secret) {
      await store.set(name, secret);
      kept.delete(name);
    },
    async remove(name) {
      await store.remove(name);
      kept.delete(name);
    },
    async rename(from, to) {
      await store.rename(from, to);
      const secret = kept.get(from);
      kept.delete(from);
      if (secret === undefined) kept.delete(to);
      else kept.set(to, secret);
    },
    describe: async (name) => (kept.has(name) ? inMemory : store.describe(name)),
    stored: (name) => store.stored(name),
  };
}
