import { notifications } from '@mantine/notifications';
import { AppError } from '../../contract/errors.ts';
import type { Text } from '../../domain/text.ts';

/** A failure that has no place on the screen, as a notice in the corner. */
export function showFailure(error: unknown, say: (text: Text) => string): void {
  if (!(error instanceof AppError)) throw error;
  notifications.show({
    color: 'red',
    title: say(error.text),
    message: error.next === null ? '' : say(error.next),
    autoClose: 10_000,
  });
}
