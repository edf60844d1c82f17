/**
 * Runs `task` at once where nothing has run in this frame, else once in the next one: a row appears without delay
 * while it is quiet, and a flood costs one pass per frame.
 *
 * @param nextFrame calls back before the next picture is drawn
 */
export function pacedByFrame(nextFrame: (resume: () => void) => void, task: () => void): () => void {
  let isWaiting = false;
  let isDue = false;
  const run = (): void => {
    isWaiting = true;
    isDue = false;
    nextFrame(() => {
      isWaiting = false;
      if (isDue) run();
    });
    task();
  };
  return () => {
    if (isWaiting) isDue = true;
    else run();
  };
}
