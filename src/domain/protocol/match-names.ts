import { excerpt } from '../excerpt.ts';
import type { ProblemList } from './problem-list.ts';

/** A JSON object as JSON.parse makes it: own properties only, whatever their names. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export interface MatchedNames {
  /** Key as it stands in the object, by the documented name. */
  readonly keys: ReadonlyMap<string, string>;
  /** Everything under other names. */
  readonly unknown: Record<string, unknown>;
}

/** Documented names by themselves and by their lower-case form. */
export type Spellings = ReadonlyMap<string, string>;

export function spellingsOf(names: readonly string[]): Spellings {
  return new Map([
    ...names.map((name) => [name.toLowerCase(), name] as const),
    ...names.map((name) => [name, name] as const),
  ]);
}

/** Deeper values would overflow the stack of whoever prints or copies them. */
const deepest = 64;

/**
 * Sorts the properties of an object into documented ones and others. Names are case-sensitive on the wire
 * (reference section 6.4); one in another case is a problem, and is still used unless the right one is there.
 * `path` is empty or ends with a dot.
 */
export function matchNames(
  source: JsonObject,
  spellings: Spellings,
  path: string,
  problems: ProblemList,
): MatchedNames {
  const keys = new Map<string, string>();
  const others: string[] = [];
  for (const key of Object.keys(source)) {
    if (spellings.get(key) === key) keys.set(key, key);
    else others.push(key);
  }
  const unknown: Record<string, unknown> = {};
  for (const key of others) {
    const name = spellings.get(key.toLowerCase());
    if (name !== undefined && !keys.has(name)) {
      keys.set(name, key);
      problems.warn(path + name, 'name-case', () => ({
        en: `The field is named "${name}", not "${excerpt(key)}": names are case-sensitive. It was used all the same.`,
        zh: `字段名应为“${name}”，而不是“${excerpt(key)}”：字段名区分大小写；已按该字段读取。`,
      }));
    } else keep(unknown, key, source[key], path, problems);
  }
  return { keys, unknown };
}

/** Adds a property under any name, `__proto__` included. */
export function keep(
  target: Record<string, unknown>,
  key: string,
  value: unknown,
  path: string,
  problems: ProblemList,
): void {
  if (isDeeperThan(value, deepest)) {
    problems.lost(path + excerpt(key), 'nesting', () => ({
      en: `The value is nested more than ${deepest} levels deep; only the raw body keeps it.`,
      zh: `该值嵌套超过 ${deepest} 层，只保留在原始报文中。`,
    }));
    return;
  }
  Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
}

function isDeeperThan(value: unknown, levels: number): boolean {
  let layer: unknown[] = [value];
  for (let level = 0; layer.length > 0; level += 1) {
    if (level > levels) return true;
    const next: unknown[] = [];
    for (const one of layer) {
      if (typeof one === 'object' && one !== null) for (const inner of Object.values(one)) next.push(inner);
    }
    layer = next;
  }
  return false;
}
