import { describe, expect, it } from 'vitest';
import type { EventPayload, Events } from '../../src/contract/contract.ts';
import { createEventBus } from '../../src/contract/event-bus.ts';
import { LogUnavailable, type EventLog, type StoredEntry } from '../../src/core/event-log/event-log.ts';
import { openEventLog } from '../../src/core/event-log/open-event-log.ts';
import { createLogAccess, type LogAccess } from '../../src/core/log-access.ts';
import { logProblemTexts } from '../../src/core/log-problem-texts.ts';
import { eventLogWorker } from '../support/app-rig.ts';
import { bytes, entry } from './event-log/entries.ts';
import { afterTest, tempFolder } from './event-log/temp-folder.ts';

type Opening = typeof openEventLog;

interface Rig {
  readonly log: LogAccess;
  readonly events: ReturnType<typeof createEventBus<Events>>;
  /** How often the log was opened. */
  readonly opened: Parameters<Opening>[0][];
}

function rig(open: Opening = openEventLog): Rig {
  const events = createEventBus<Events>();
  const opened: Parameters<Opening>[0][] = [];
  const log = createLogAccess(
    {
      folder: tempFolder(),
      eventLogWorker,
      openLog: (options) => {
        opened.push(options);
        return open(options);
      },
    },
    events,
  );
  afterTest(() => log.close());
  return { log, events, opened };
}

/** A log that fails at everything but being opened. */
function failingLog(problem: LogUnavailable): EventLog {
  const fail = (): Promise<never> => Promise.reject(problem);
  return {
    append: fail,
    query: fail,
    calls: fail,
    prune: fail,
    lastSeq: fail,
    subscribe: () => () => undefined,
    close: () => Promise.resolve(),
  };
}

describe('the log of the core', () => {
  it('is opened with its first use, once', async () => {
    const { log, opened } = rig();
    expect(opened).toHaveLength(0);
    await Promise.all([log.append(entry({ body: bytes('one') })), log.open(), log.open()]);
    await log.append(entry({ body: bytes('two') }));
    expect(opened).toHaveLength(1);
    expect(await (await log.open()).lastSeq()).toBe(2);
  });

  it('is not opened to be closed', async () => {
    const { log, opened } = rig();
    await log.close();
    expect(opened).toHaveLength(0);
  });

  it('announces what was stored, masked', async () => {
    const { log, events } = rig();
    const told = new Promise<EventPayload<'log.appended'>>((resolve) => events.on('log.appended', resolve));
    await log.append(entry({ body: bytes('{}'), headers: [['Cookie', 'planted']] }));
    expect((await told).entries).toMatchObject([{ seq: 1, raw: '{}', headers: [['Cookie', '***']] }]);
  });

  it('turns nothing into text while nobody listens', async () => {
    const { log, events } = rig((options) =>
      openEventLog(options).then((opened) => ({
        ...failingLog(new LogUnavailable('other', '')),
        append: (one) => opened.append(one),
        close: () => opened.close(),
        subscribe: (listener) => {
          const unreadable = new Proxy({} as StoredEntry, {
            get: () => {
              throw new Error('somebody looked');
            },
          });
          listener([unreadable]);
          return () => undefined;
        },
      })),
    );
    expect(events.hasListeners('log.appended')).toBe(false);
    await log.append(entry());
  });

  it('tries anew after it could not be opened, and says why in both languages', async () => {
    let tries = 0;
    const { log } = rig((options) =>
      (tries += 1) === 1 ? Promise.reject(new LogUnavailable('read-only', 'EROFS')) : openEventLog(options),
    );
    const error: unknown = await log.open().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'log-unavailable', ...logProblemTexts['read-only'] });
    expect((await log.append(entry())).seq).toBe(1);
  });

  it.each(['query', 'calls', 'lastSeq'] as const)('words a failure of reading: %s', async (name) => {
    const { log } = rig(() => Promise.resolve(failingLog(new LogUnavailable('folder-gone', 'ENOENT'))));
    const reader = await log.open();
    const error: unknown = await reader[name]({}).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'log-unavailable', ...logProblemTexts['folder-gone'] });
  });

  it('says in its state why it cannot be read', async () => {
    const { log } = rig(() => Promise.resolve(failingLog(new LogUnavailable('damaged', 'SQLITE_CORRUPT'))));
    expect(await log.status()).toEqual({
      lastSeq: 0,
      lastReceivedAt: null,
      problem: logProblemTexts.damaged,
    });
  });

  it('passes on that it cannot be written, and that it can again', async () => {
    const { log, events, opened } = rig();
    const told: EventPayload<'log.problem'>[] = [];
    events.on('log.problem', (problem) => told.push(problem));
    await log.open();
    opened[0]?.onProblem?.('disk-full');
    expect((await log.status()).problem).toEqual(logProblemTexts['disk-full']);
    opened[0]?.onProblem?.(null);
    expect((await log.status()).problem).toBeNull();
    expect(told).toEqual([{ problem: logProblemTexts['disk-full'] }, { problem: null }]);
  });
});

describe('the words for a log that fails', () => {
  it.each(Object.entries(logProblemTexts))(
    '%s: a sentence and a next step in both languages',
    (_problem, words) => {
      for (const { en, zh } of [words.text, words.next]) {
        expect(en).toMatch(/^[^\p{Script=Han}]+\.$/u);
        expect(zh).toMatch(/\p{Script=Han}.*。$/u);
      }
    },
  );
});
