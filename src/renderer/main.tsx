/** The page's start: the host is reached, its settings are asked for, and the screens appear in their language. */
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { createClient } from '../contract/client.ts';
import type { Methods } from '../contract/contract.ts';
import { App } from './app.tsx';
import { openConnection } from './bridge/open-connection.ts';
import { createQueryClient, keepFresh } from './data/live-data.ts';
import { languageOf, startWords } from './i18n/start-words.ts';

// The page's policy forbids code made from text, which zod would try for speed.
z.config({ jitless: true });

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
// The name that the scroll lock of dialogs reads its nonce from.
Object.assign(globalThis, { __webpack_nonce__: nonce });

const connection = await openConnection();
const queries = createQueryClient();
keepFresh(queries, connection);

const settings = await createClient<Methods>(connection.request).request('settings.read', {});
if (settings.ok) queries.setQueryData(['settings.read', {}], settings.value);
const language = settings.ok ? settings.value.preferences.language : 'system';
await startWords(language === 'system' ? languageOf(navigator.language) : language);

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no place for the screens');
createRoot(root).render(<App connection={connection} queries={queries} nonce={nonce} />);
