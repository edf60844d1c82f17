/**
 * Hands each work its turn after the one before has settled, so that what is read, changed and written (or
 * started and stopped) does not overlap.
 */
export function oneAtATime(): <Value>(work: () => Promise<Value>) => Promise<Value> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next;
    return next;
  };
}
