import type { Problem } from '../problem.ts';
import { decodeBase64, encodeBase64, repairBase64 } from './base64.ts';
import { errorOf, warningOf } from './broken-rule.ts';
import { trimInvisible } from './stray-blanks.ts';

/** Rules of statusUrl and feeUrl: Base64 of an address the platform can push to (reference section 4.1). */

/** Of the parameter, so of the Base64 text. */
export const maxPushUrlLength = 128;

const httpAddress = /^https?:\/\/(?:\[[\da-f:.]+\]|[^\s/?#:@[\]]+)(?::(\d{1,5}))?(?:[/?#]\S*)?$/i;
const unusualCharacter = /[^A-Za-z0-9\-:./]/gu;

function isHttpAddress(url: string): boolean {
  const match = httpAddress.exec(url);
  if (match === null) return false;
  const port = match[1] === undefined ? 443 : Number(match[1]);
  return port >= 1 && port <= 65_535;
}

/** The value that should have been sent for this address, where there is one. */
function encoded(url: string): string | undefined {
  const base64 = encodeBase64(url);
  return isHttpAddress(url) && base64.length <= maxPushUrlLength ? base64 : undefined;
}

function notBase64(field: string, value: string): Problem {
  if (/^https?:\/\//i.test(value))
    return errorOf(
      field,
      'base64',
      {
        en: 'the URL itself was given; send its Base64 form',
        zh: '填写的是 URL 原文，请填写其 Base64 编码',
      },
      encoded(value),
    );
  const repaired = repairBase64(value);
  return errorOf(
    field,
    'base64',
    {
      en: 'not standard Base64 (letters, digits, + and /, padded with =, no blanks or line breaks)',
      zh: '不是标准 Base64（字母、数字、+ 和 /，用 = 补齐，不含空格和换行）',
    },
    repaired !== undefined && repaired.length <= maxPushUrlLength ? repaired : undefined,
  );
}

function notAnAddress(field: string, url: string): Problem {
  const inner = decodeBase64(url);
  return errorOf(
    field,
    'http-url',
    {
      en: 'decodes to something that is not a URL of the form https://host:port/path',
      zh: '解码后不是形如 https://主机:端口/路径 的 URL',
    },
    // Encoded twice: one layer less is right.
    inner === undefined || encoded(inner) !== url ? undefined : url,
  );
}

function unusualCharacters(field: string, url: string): Problem[] {
  const found = [...new Set(url.match(unusualCharacter))].slice(0, 8).join(' ');
  if (found === '') return [];
  return [
    warningOf(field, 'url-characters', {
      en: `the URL contains ${found}; the vendor names only letters, digits and - : . /`,
      zh: `URL 中含有 ${found}；厂商文档只提到字母、数字和 - : . /`,
    }),
  ];
}

/** `value` as it stands in the request, without blanks around it. */
export function checkPushUrl(field: string, value: string): Problem[] {
  const decoded = decodeBase64(value);
  if (decoded === undefined) return [notBase64(field, value)];
  const url = trimInvisible(decoded);
  const problems: Problem[] = [];
  if (url !== decoded)
    problems.push(
      errorOf(
        field,
        'url-blanks',
        {
          en: 'the URL inside the Base64 has blanks or line breaks around it',
          zh: 'Base64 中的 URL 首尾带有空格或换行',
        },
        encoded(url),
      ),
    );
  if (!isHttpAddress(url)) return [...problems, notAnAddress(field, url)];
  problems.push(...unusualCharacters(field, url));
  if (/^http:/i.test(url))
    problems.push(
      warningOf(field, 'https', {
        en: 'plain http: the vendor’s tables allow it, its newer texts name only https',
        zh: 'URL 使用 http：厂商的参数表允许，但较新的文档只提到 https',
      }),
    );
  return problems;
}
