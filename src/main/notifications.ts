/** Tells through the system that a call has ended, where nobody sees the window. */
import type { NotificationConstructorOptions } from 'electron';
import type { App } from '../core/app.ts';
import { maskNumber } from '../domain/redaction.ts';
import type { Call } from '../domain/call/call.ts';
import type { Text } from '../domain/text.ts';
import type { EventPayload } from '../contract/contract.ts';
import type { Words } from './languages.ts';

/** The part of Electron's notification that is used. */
export interface ShownNotification {
  on(event: 'click', listener: () => void): unknown;
  show(): void;
}

export interface NotificationSurroundings {
  readonly app: Pick<App, 'events' | 'client'>;
  readonly create: (options: NotificationConstructorOptions) => ShownNotification;
  /** Somebody may be looking at the window. */
  readonly isWindowVisible: () => boolean;
  readonly showWindow: () => void;
  readonly words: Words;
  readonly onFault: (error: unknown) => void;
}

/** Sessions whose end was told, so that repeated notifications of the platform stay one. */
const maxRemembered = 1000;

export function notifyOfEndedCalls(around: NotificationSurroundings): void {
  const { app } = around;
  const told = new Set<string>();
  // A notification that nobody clicked yet must not be collected as garbage: its click would be lost.
  const shown = new Set<ShownNotification>();
  app.events.on('log.appended', ({ entries }) => {
    if (around.isWindowVisible()) return;
    for (const sessionId of endedSessions(entries)) {
      if (told.has(sessionId)) continue;
      remember(told, sessionId, maxRemembered);
      tell(sessionId).catch(around.onFault);
    }
  });

  async function tell(sessionId: string): Promise<void> {
    const { preferences } = await app.client.call('settings.read', {});
    if (!preferences.notifications) return;
    const call = await app.client.call('call.get', { sessionId });
    if (call === null) return;
    const notification = around.create(wordsFor(call, around.words));
    remember(shown, notification, 10);
    notification.on('click', () => around.showWindow());
    notification.show();
  }
}

type Entries = EventPayload<'log.appended'>['entries'];

/** A call has ended with its event `disconnect`; its CDR may come much later. */
function endedSessions(entries: Entries): string[] {
  return entries.flatMap(({ kind, sessionId, raw }) =>
    kind === 'status' && sessionId !== null && /"eventType"\s*:\s*"disconnect"/.test(raw) ? [sessionId] : [],
  );
}

function wordsFor({ callee, verdict }: Call, { say }: Words): NotificationConstructorOptions {
  return { title: say(callee === null ? ended : endedTo(maskNumber(callee))), body: say(verdict) };
}

const ended: Text = { en: 'Call ended', zh: '呼叫已结束' };

function endedTo(number: string): Text {
  return { en: `${ended.en}: ${number}`, zh: `${ended.zh}：${number}` };
}

function remember<Value>(set: Set<Value>, value: Value, most: number): void {
  set.add(value);
  const [oldest] = set;
  if (set.size > most && oldest !== undefined) set.delete(oldest);
}
