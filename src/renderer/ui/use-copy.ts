import { useClipboard } from '@mantine/hooks';
import { useEffect, useEffectEvent } from 'react';
import { AppError } from '../../contract/errors.ts';
import { useSay } from '../i18n/use-say.ts';
import { showFailure } from './show-failure.ts';

const notAllowed = new AppError(
  'unsupported',
  { en: 'The browser does not let this page copy.', zh: '浏览器不允许此页面写入剪贴板。' },
  {
    next: {
      en: 'Select the text and copy it with the keyboard. Browsers forbid it to pages that come over http from another machine; through a tunnel it works.',
      zh: '请选中文本后用键盘复制。通过 http 从其他机器打开页面时，浏览器会禁止复制，请改用隧道访问。',
    },
  },
);

/** Copies to the clipboard; where that is not allowed it says so. `copied` holds for a moment. */
export function useCopy(): { readonly copied: boolean; copy(this: void, text: string): void } {
  const say = useSay();
  const { copied, copy, error } = useClipboard({ timeout: 1500 });
  const tell = useEffectEvent(() => showFailure(notAllowed, say));
  useEffect(() => {
    if (error !== null) tell();
  }, [error]);
  return { copied, copy };
}
