/**
 * Runs in the page before its own scripts: the built preload, with the two modules that a sandboxed preload may
 * ask for. Handed to the browser as text, so it must not use anything outside of itself.
 */
type Carry = (what: string, channel: string, args: unknown[]) => Promise<unknown>;
type Anything = (...args: unknown[]) => unknown;
type Preload = (load: (name: string) => unknown, module: { exports: object }, exports: object) => void;

/** @param binding name of the function by which the page reaches the test process */
export function startPage(binding: string, preload: Preload): void {
  const page = globalThis as unknown as Record<string, unknown> & { top: unknown; self: unknown };
  // Electron runs a preload in the main frame only. In other frames the function stays, for tests of the refusal.
  if (page.top !== page.self) return;
  const carry = page[binding] as Carry;
  // The page's own scripts do not see it: they have the bridge and nothing else.
  Reflect.deleteProperty(page, binding);

  const listeners = new Map<string, Set<Anything>>();
  const ipcRenderer = {
    invoke: (channel: string, ...args: unknown[]) => carry('invoke', channel, structuredClone(args)),
    on(channel: string, listener: Anything) {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
    },
  };

  // What crosses the bridge is copied; functions are wrapped, so that what crosses through them is copied too.
  const crossing = (value: unknown): unknown => {
    if (typeof value === 'function') return wrapped(value as Anything);
    if (value instanceof Promise) return value.then(crossing);
    return structuredClone(value);
  };
  const wrapped =
    (call: Anything): Anything =>
    (...args) =>
      crossing(call(...args.map(crossing)));
  const contextBridge = {
    exposeInMainWorld(name: string, api: Record<string, Anything>) {
      const copy = Object.fromEntries(Object.entries(api).map(([key, value]) => [key, wrapped(value)]));
      Object.defineProperty(page, name, { value: Object.freeze(copy), enumerable: true });
    },
  };

  const load = (name: string): unknown => {
    if (name !== 'electron') throw new Error(`module not found: ${name}`);
    return { contextBridge, ipcRenderer };
  };
  preload(load, { exports: {} }, {});

  const receive = async (): Promise<void> => {
    await carry('begin', '', []);
    for (;;) {
      const [channel, args] = (await carry('receive', '', [])) as [string, unknown[]];
      for (const listener of listeners.get(channel) ?? []) listener({}, ...args);
    }
  };
  void receive();
}
