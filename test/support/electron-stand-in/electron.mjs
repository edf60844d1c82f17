// The stand-in under the name `electron`, with the default export that CommonJS modules have for importers.
import * as electron from './electron.ts';

export * from './electron.ts';
export default electron;
