import { notifications } from '@mantine/notifications';
import { AppError, unexpected } from '../../contract/errors.ts';
import type { Text } from '../../domain/text.ts';

/** A failure that has no place on the screen, as a notice in the corner; a fault of the program goes to the console too. */
export function showFailure(error: unknown, say: (text: Text) => string): void {
  if (!(error instanceof AppError)) reportError(error);
  const { text, next } = error instanceof AppError ? error : unexpected();
  notifications.show({
    color: 'red',
    title: say(text),
    message: next === null ? '' : say(next),
    autoClose: 10_000,
  });
}
