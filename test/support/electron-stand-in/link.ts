/** Questions and answers between two processes. What travels is copied by the structured clone algorithm. */

/** One end of Node's channel between a process and its child (`serialization: 'advanced'`). */
export interface Channel {
  send?(message: unknown, handle: undefined, options: undefined, sent: () => void): unknown;
  on(event: 'message', listener: (message: unknown) => void): unknown;
}

/** Handlers by name; what they throw becomes a rejection at the other end. */
export type Answers = Readonly<Record<string, (...args: never[]) => unknown>>;

export interface Link {
  ask(name: string, ...args: unknown[]): Promise<unknown>;
  /** The other end is gone: nothing that waits will be answered. */
  cut(): void;
}

type Message =
  | { readonly kind: 'question'; readonly id: number; readonly name: string; readonly args: never[] }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'fault'; readonly id: number; readonly words: string };

export function createLink(channel: Channel, answers: Answers): Link {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let asked = 0;
  let isCut = false;

  const reply = async ({ id, name, args }: Extract<Message, { kind: 'question' }>): Promise<void> => {
    try {
      const answer = answers[name];
      if (answer === undefined) throw new Error(`the stand-in does not know ${name}`);
      send({ kind: 'answer', id, value: await answer(...args) });
    } catch (error) {
      send({ kind: 'fault', id, words: error instanceof Error ? error.message : String(error) });
    }
  };
  // With a function to tell, a closed channel is no error: nobody is left to be answered.
  const send = (message: Message): void => {
    if (!isCut) channel.send?.(message, undefined, undefined, () => undefined);
  };

  channel.on('message', (received) => {
    // Both ends of the channel are this file.
    const message = received as Message;
    if (message.kind === 'question') void reply(message);
    else {
      const waiter = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.kind === 'answer') waiter?.resolve(message.value);
      else waiter?.reject(new Error(message.words));
    }
  });
  return {
    ask(name, ...args) {
      const waiter = Promise.withResolvers<unknown>();
      asked += 1;
      if (!isCut) waiting.set(asked, waiter);
      // What is asked for is not always waited for.
      waiter.promise.catch(() => undefined);
      if (isCut) waiter.reject(new Error('the other process has ended'));
      else send({ kind: 'question', id: asked, name, args: args as never[] });
      return waiter.promise;
    },
    cut() {
      isCut = true;
      for (const { reject } of waiting.values()) reject(new Error('the other process has ended'));
      waiting.clear();
    },
  };
}
