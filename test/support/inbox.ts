/** What arrives is kept until a test takes it; a test that comes first waits. */
export interface Inbox<T> {
  put(item: T): void;
  next(): Promise<T>;
  /** Arrived and not taken yet. */
  waiting(): number;
}

export function createInbox<T>(): Inbox<T> {
  const items: T[] = [];
  const takers: ((item: T) => void)[] = [];
  return {
    put(item) {
      const taker = takers.shift();
      if (taker === undefined) items.push(item);
      else taker(item);
    },
    next() {
      const [item] = items.splice(0, 1);
      return item === undefined ? new Promise((resolve) => takers.push(resolve)) : Promise.resolve(item);
    },
    waiting: () => items.length,
  };
}
