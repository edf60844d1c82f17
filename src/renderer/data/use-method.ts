/** The contract's methods as React hooks: what is asked is kept and refreshed by events, what is done is not. */
import {
  keepPreviousData,
  useMutation,
  useQuery,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import type { MethodOutput, Methods } from '../../contract/contract.ts';
import type { RequestOf } from '../../contract/define.ts';
import type { AppError } from '../../contract/errors.ts';
import { useClient } from './host-context.tsx';

export type MethodRequest<Name extends keyof Methods> = RequestOf<Methods, Name>;

export interface MethodOptions {
  /** false asks nothing yet. */
  readonly enabled?: boolean;
}

/**
 * The answer of a method that only reads. It is asked again when an event says that it has changed
 * (data/live-data.ts); the last answer stays on screen meanwhile.
 */
export function useMethod<Name extends keyof Methods>(
  name: Name,
  input: MethodRequest<Name>,
  { enabled = true }: MethodOptions = {},
): UseQueryResult<MethodOutput<Name>, AppError> {
  const client = useClient();
  return useQuery<MethodOutput<Name>, AppError>({
    queryKey: [name, input],
    queryFn: () => client.call(name, input),
    enabled,
    placeholderData: keepPreviousData,
  });
}

/** A method that does something: `mutate(input)` or `await mutateAsync(input)`, with `isPending` and `error`. */
export function useCommand<Name extends keyof Methods>(
  name: Name,
): UseMutationResult<MethodOutput<Name>, AppError, MethodRequest<Name>> {
  const client = useClient();
  return useMutation<MethodOutput<Name>, AppError, MethodRequest<Name>>({
    mutationKey: [name],
    mutationFn: (input) => client.call(name, input),
  });
}
