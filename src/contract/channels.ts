/** The two channels of the desktop bridge: calls with their replies, and batches of events. */
export const channels = { call: 'ringcode:call', events: 'ringcode:events' } as const;

/** Name under which the preload puts the bridge into the page. */
export const bridgeName = 'ringcodeBridge';
