/** The terminal host's first step: what takes time by itself is begun, then the program is loaded. */
import { openLogEarly } from './early-log.ts';

openLogEarly(process.argv.slice(2));
await import('./main.ts');
