import { expect, it } from 'vitest';
import { ErrorBoundary } from '../../../src/renderer/shell/error-boundary.tsx';
import { ScreenNotLoaded } from '../../../src/renderer/ui/lazy-screen.ts';

it('tells a screen that could not be loaded, which only a new page brings, from one that has failed', () => {
  expect(ErrorBoundary.getDerivedStateFromError(new ScreenNotLoaded(null))).toEqual({
    failure: 'not-loaded',
  });
  expect(ErrorBoundary.getDerivedStateFromError(new TypeError('x'))).toEqual({ failure: 'fault' });
});
