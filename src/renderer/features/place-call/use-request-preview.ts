import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CallForm, RequestPreview } from '../../../contract/call-form.ts';
import type { AppError } from '../../../contract/errors.ts';
import type { ProfileView } from '../../../domain/profile.ts';
import { useClient } from '../../data/host-context.tsx';
import { useMethod } from '../../data/use-method.ts';
import { wireForm } from './call-values.ts';

const typingMs = 150;

export interface PreviewState {
  readonly preview: RequestPreview | null;
  readonly failure: AppError | null;
}

/**
 * The exact request for the form and the rules that it breaks, asked for when typing pauses. An answer to an
 * older form is never shown after a newer one; what a request depends on besides the form asks anew too.
 */
export function useRequestPreview(form: CallForm, profile: ProfileView): PreviewState {
  const client = useClient();
  const wire = useMemo(() => wireForm(form), [form]);
  const [settled] = useDebouncedValue(wire, typingMs);
  const listener = useMethod('listener.status', {}).data?.statusUrl ?? null;
  const simulator = useMethod('simulator.status', {}).data?.url ?? null;
  const { data, error } = useQuery<RequestPreview, AppError>({
    queryKey: ['call.preview', settled, profile, listener, simulator],
    queryFn: () => client.call('call.preview', settled),
    placeholderData: keepPreviousData,
    // Codes and numbers are not kept longer than they are looked at.
    gcTime: 0,
  });
  return { preview: data ?? null, failure: error };
}
