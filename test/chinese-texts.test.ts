import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

/** Lines of the sources that hold Chinese for users, with their place; comments are for developers. */
const root = fileURLToPath(new URL('../src/', import.meta.url));
const lines = globSync('**/*.{ts,tsx}', { cwd: root }).flatMap((file) =>
  readFileSync(`${root}${file}`, 'utf8')
    .split('\n')
    .map((line, index) => ({
      place: `${file}:${(index + 1).toString()}`,
      // The key of a menu is written this way in Chinese programs: 文件(&F).
      line: line.trim().replace(/\(&[A-Z]\)/, ''),
    }))
    .filter(({ line }) => /\p{Script=Han}/u.test(line) && !/^(?:\*|\/\/|\/\*)/.test(line)),
);

/** Lines that hold what a pattern describes. */
function found(pattern: RegExp): string[] {
  return lines.filter(({ line }) => pattern.test(line)).map(({ place, line }) => `${place} ${line}`);
}

it('there are texts to look at', () => {
  expect(lines.length).toBeGreaterThan(500);
});

it.each([
  ['主显号码', /主叫显示号码|来显号码|外显号码/],
  ['APP 接入地址', /(?<!APP )接入地址|APP接入/],
  ['被叫, 终端', /话机/],
  ['放音', /播报/],
  ['模拟平台', /模拟器/],
  ['固话号码', /固定号码|座机/],
  ['响应 for an HTTP answer (应答 is what a callee does)', /(?:平台|完整|有效|HTTP)应答|应答（HTTP|应答未能/],
  ['日志', /(?<!单独)条目/],
  ['账户', /账号|帐号|帐户/],
])('%s is the one name for it', (_name, others) => {
  expect(found(others)).toEqual([]);
});

it('punctuation next to Chinese is full-width', () => {
  expect(found(/\p{Script=Han}[,;!?(]|[;!?)]\p{Script=Han}/u)).toEqual([]);
});

it('no blank stands beside full-width punctuation', () => {
  expect(found(/[，。；（）“”、] (?!')\p{Script=Han}|\p{Script=Han} [，。：；（）“”、]/u)).toEqual([]);
});

it('a blank stands between Chinese and Latin letters or digits', () => {
  expect(found(/\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u)).toEqual([]);
});
