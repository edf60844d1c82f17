import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Problem } from '../problem.ts';
import type { Text } from '../text.ts';
import { errorOf, warningOf } from './broken-rule.ts';
import { areaCode, chinaNumberKind, type ChinaNumberKind } from './china-number.ts';

/**
 * The vendor's rules for calleeNbr and displayNbr (reference sections 4 and 9). libphonenumber's tables have
 * the last word only in warnings: they are not the vendor's, and they lag behind new number ranges.
 */

const separators = /[\s\p{Cf}().\-\u2010-\u2015/]+/gu;

/** Digits and a leading plus of what a person typed or pasted, full-width ones too. */
function compact(text: string): string {
  return text.normalize('NFKC').replace(separators, '');
}

/** Hong Kong, Macau and Taiwan; 0852 and the like are mainland area codes too, so digits alone do not tell. */
const regions: Readonly<Record<string, Text>> = {
  '852': { en: 'Hong Kong', zh: '香港' },
  '853': { en: 'Macau', zh: '澳门' },
  '886': { en: 'Taiwan', zh: '台湾' },
};

const callable = (national: string) => ['mobile', 'fixed'].includes(chinaNumberKind(national));

/** The part behind +86 of any usual spelling; undefined where the country is another one or unclear. */
function nationalPart(text: string): string | undefined {
  const number = compact(text);
  const explicit = /^(?:\+|00)86(\d+)$/.exec(number)?.[1];
  if (explicit !== undefined) return explicit.replace(/^0/, '');
  if (!/^\d+$/.test(number) || number.startsWith('00')) return undefined;
  if (number.startsWith('0')) return number.slice(1);
  const withoutCountry = /^86(\d+)$/.exec(number)?.[1];
  if (withoutCountry !== undefined && callable(withoutCountry)) return withoutCountry;
  return number.slice(0, 3) in regions ? undefined : number;
}

/**
 * The `+86...` form of a mainland mobile or fixed-line number in any usual spelling (`138 0000 0001`,
 * `0755-28000001`, `0086...`, `+86 (0)755...`); undefined where there is no such number or it is ambiguous.
 */
export function normaliseCallee(text: string): string | undefined {
  const national = nationalPart(text);
  return national !== undefined && callable(national) ? `+86${national}` : undefined;
}

const notCallable: Readonly<Partial<Record<ChinaNumberKind, Text>>> = {
  service: {
    en: '400 and 800 numbers cannot be called; the callee is a mobile or fixed-line number',
    zh: '不能呼叫 400、800 号码，被叫只能是手机号码或固话号码',
  },
  'service-95': {
    en: '95 numbers cannot be called; the callee is a mobile or fixed-line number',
    zh: '不能呼叫 95 号码，被叫只能是手机号码或固话号码',
  },
  short: {
    en: 'special short numbers (110, 10086, 12345...) cannot be called; the callee is a mobile or fixed-line number',
    zh: '不能呼叫特服短号（110、10086、12345 等），被叫只能是手机号码或固话号码',
  },
};

function foreignCallee(number: string): Problem {
  const region = regions[number.replace(/^(?:\+|00)/, '').slice(0, 3)];
  const where: Text = region ?? { en: 'another country or region', zh: '其他国家或地区' };
  return errorOf('calleeNbr', 'mainland-only', {
    en: `only numbers of mainland China (+86) can be called; this one belongs to ${where.en}`,
    zh: `只能呼叫中国大陆号码（+86），该号码属于${where.zh}`,
  });
}

function misspeltCallee(value: string): Problem[] {
  const suggestion = normaliseCallee(value);
  const problems: Problem[] = [];
  if (!/^\+?[0-9]*$/.test(value))
    problems.push(
      errorOf(
        'calleeNbr',
        'digits-only',
        {
          en: 'only a plus sign and digits, with no blanks, dashes, brackets or full-width characters',
          zh: '只能由加号和数字组成，不能包含空格、连字符、括号或全角字符',
        },
        suggestion,
      ),
    );
  if (!/^\+86[0-9]/.test(compact(value)))
    problems.push(
      errorOf(
        'calleeNbr',
        'country-code',
        {
          en: 'must begin with + and the country code: +86 and the mobile number, or +86, the area code without its 0 and the number',
          zh: '必须以 + 和国家码开头：手机为 +86 加手机号码，固话为 +86 加区号（去掉首位 0）加号码',
        },
        suggestion,
      ),
    );
  return problems;
}

function uncallableArea(national: string): Problem[] {
  const area = areaCode(national) ?? '';
  const xinjiang = /^(?:90[1-3689]|99\d)$/.test(area);
  if (!xinjiang && !/^89[1-7]$/.test(area)) return [];
  const where: Text = xinjiang ? { en: 'Xinjiang', zh: '新疆' } : { en: 'Tibet', zh: '西藏' };
  return [
    warningOf('calleeNbr', 'reachable-area', {
      en: `area code 0${area} is in ${where.en}; by the vendor's FAQ of 2021 numbers of Xinjiang and Tibet cannot be called`,
      zh: `区号 0${area} 属于${where.zh}；厂商 2021 年的常见问题说明，无法呼叫新疆、西藏的号码`,
    }),
  ];
}

function numberingPlan(field: string, number: string): Problem[] {
  if (parsePhoneNumberFromString(number)?.isValid() === true) return [];
  return [
    warningOf(field, 'numbering-plan', {
      en: 'no range of the public numbering tables (libphonenumber) fits this number; check its digits',
      zh: '公开的号段数据（libphonenumber）中没有匹配的号段，请核对号码',
    }),
  ];
}

function mainlandCallee(number: string, national: string): Problem[] {
  const kind = chinaNumberKind(national);
  const refusal = notCallable[kind];
  if (refusal !== undefined) return [errorOf('calleeNbr', 'callable-number', refusal)];
  if (kind === 'trunk-zero')
    return [
      errorOf(
        'calleeNbr',
        'no-trunk-zero',
        { en: 'leave out the leading 0 behind +86', zh: '请去掉 +86 之后的首位 0' },
        normaliseCallee(number),
      ),
    ];
  if (kind === 'odd')
    return [
      errorOf('calleeNbr', 'number-length', {
        en: 'too few or too many digits: behind +86 a mobile number has 11, a fixed line its area code and 7 or 8',
        zh: '号码位数不对：+86 之后，手机号码为 11 位，固话为区号加 7 或 8 位号码',
      }),
    ];
  return [...uncallableArea(national), ...numberingPlan('calleeNbr', number)];
}

/** Rules of calleeNbr for a value without blanks around it. */
export function checkCallee(value: string): Problem[] {
  const number = compact(value);
  if (/^(?:\+|00)(?!86)\d/.test(number)) return [foreignCallee(number)];
  const international = /^\+86(\d+)$/.exec(value)?.[1];
  if (international !== undefined) return mainlandCallee(value, international);
  const refusal = notCallable[chinaNumberKind(number.replace(/^\+86/, ''))];
  if (refusal !== undefined && /^(?:\+86)?\d+$/.test(number))
    return [errorOf('calleeNbr', 'callable-number', refusal)];
  return misspeltCallee(value);
}

const notShowable: Readonly<Partial<Record<ChinaNumberKind, Text>>> = {
  mobile: {
    en: 'a mobile number cannot be shown; use an ordered fixed-line number',
    zh: '主显号码不能是手机号码，请使用已订购的固话号码',
  },
  service: {
    en: 'a 400 or 800 number cannot be shown; use an ordered fixed-line number',
    zh: '主显号码不能是 400、800 号码，请使用已订购的固话号码',
  },
  'service-95': {
    en: 'a 95 number cannot be shown; use an ordered fixed-line number',
    zh: '主显号码不能是 95 号码，请使用已订购的固话号码',
  },
};

/** Rules of displayNbr for a value without blanks around it. */
export function checkDisplayNumber(value: string): Problem[] {
  const national = nationalPart(value) ?? '';
  const kind = chinaNumberKind(national);
  const refusal = notShowable[kind];
  if (refusal !== undefined) return [errorOf('displayNbr', 'fixed-line', refusal)];
  if (kind === 'fixed' && value === `+86${national}`) return numberingPlan('displayNbr', value);
  return [
    warningOf(
      'displayNbr',
      'number-page-form',
      {
        en: 'expected +86, the area code without its 0 and the number, exactly as the number page of the console shows it',
        zh: '应为 +86 加区号（去掉首位 0）加号码，并与控制台“号码管理”页面显示的完全一致',
      },
      kind === 'fixed' ? `+86${national}` : undefined,
    ),
  ];
}
