import type { Call } from '../../../domain/call/call.ts';
import { useMethod } from '../../data/use-method.ts';

const none: readonly Call[] = [];

/** Newest first. */
export function useRecentCalls(): readonly Call[] {
  return useMethod('call.list', { limit: 50 }).data ?? none;
}
