import { lazy, type ComponentType } from 'react';

/** The script of a screen could not be had: the host was away, or is a newer one that has other scripts. */
export class ScreenNotLoaded extends Error {
  constructor(cause: unknown) {
    super('the script of a screen could not be loaded', { cause });
    this.name = 'ScreenNotLoaded';
  }
}

/** A screen whose script comes when it is first asked for. One that failed to come is remembered until a reload. */
export function lazyScreen<Props>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  return lazy(async () => {
    try {
      return { default: await load() };
    } catch (cause) {
      throw new ScreenNotLoaded(cause);
    }
  });
}
