/** The page's start: the host is reached, its settings are asked for, and the screens appear in their language. */
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { App } from './app.tsx';
import { openConnection } from './bridge/open-connection.ts';
import { askFirst } from './data/ask-first.ts';
import { createQueryClient, keepFresh } from './data/live-data.ts';
import { languageOf, loadWords, startWords } from './i18n/start-words.ts';

// The page's policy forbids code made from text, which zod would try for speed.
z.config({ jitless: true });

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
// The name that the scroll lock of dialogs reads its nonce from.
Object.assign(globalThis, { __webpack_nonce__: nonce });

const systemLanguage = languageOf(navigator.language);
// Most often these words are wanted: they are on their way while the host is being reached.
const words = loadWords(systemLanguage);
const connection = await openConnection();
const queries = createQueryClient();
keepFresh(queries, connection);
const language = await askFirst(connection, queries);
await words;
await startWords(language === 'system' ? systemLanguage : language);

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no place for the screens');
createRoot(root).render(<App connection={connection} queries={queries} nonce={nonce} />);
