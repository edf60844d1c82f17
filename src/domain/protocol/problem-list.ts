import type { Problem } from '../problem.ts';
import type { Text } from '../text.ts';

/** A message of 1 MiB can break hundreds of thousands of rules; beyond this many they are only counted. */
const limit = 200;

/** Collects what is wrong with one message. `lost` problems are errors: something could not be kept. */
export class ProblemList {
  readonly #problems: Problem[] = [];
  #more = 0;

  /** Something is not as documented, and was understood all the same. */
  warn(field: string, rule: string, text: () => Text): void {
    this.#add(field, rule, 'warning', text);
  }

  /** Something could not be understood: it is found in the raw body only. */
  lost(field: string, rule: string, text: () => Text): void {
    this.#add(field, rule, 'error', text);
  }

  all(): Problem[] {
    if (this.#more === 0) return this.#problems;
    const more: Problem = {
      field: '',
      rule: 'more-problems',
      severity: 'warning',
      text: { en: `${this.#more} more problems are not listed.`, zh: `另有 ${this.#more} 个问题未列出。` },
    };
    return [...this.#problems, more];
  }

  #add(field: string, rule: string, severity: Problem['severity'], text: () => Text): void {
    if (this.#problems.length >= limit) this.#more += 1;
    else this.#problems.push({ field, rule, severity, text: text() });
  }
}
