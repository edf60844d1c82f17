/** Figures of one benchmark. Absolute values describe this run only; a goal is always a ratio. */
export interface Result {
  readonly name: string;
  /** What was measured, a line each, as name and value with unit. */
  readonly figures: readonly (readonly [string, string])[];
  readonly goals: readonly Goal[];
}

export interface Goal {
  readonly name: string;
  readonly ratio: number;
  readonly limit: number;
  /** The ratio must not be below (`min`) or above (`max`) the limit. */
  readonly kind: 'min' | 'max';
}

export interface Options {
  /** Fewer and shorter rounds, for trying: such figures judge nothing. */
  readonly isQuick: boolean;
}

export type Benchmark = (options: Options) => Promise<Result>;

/** @returns how many goals were missed */
export function printResult({ name, figures, goals }: Result, isJson: boolean): number {
  const judged = goals.map((goal) => ({ ...goal, met: isMet(goal) }));
  if (isJson)
    process.stdout.write(
      `${JSON.stringify({ name, figures: Object.fromEntries(figures), goals: judged })}\n`,
    );
  else {
    process.stdout.write(`\n${name}\n`);
    for (const [label, value] of figures) process.stdout.write(`  ${label.padEnd(44)} ${value}\n`);
    for (const { name: label, ratio, limit, kind, met } of judged) {
      const wanted = `${kind === 'min' ? 'at least' : 'at most'} ${limit}`;
      process.stdout.write(
        `  ${label.padEnd(44)} ${ratio.toFixed(2)}  (${wanted}: ${met ? 'met' : 'MISSED'})\n`,
      );
    }
  }
  return judged.filter(({ met }) => !met).length;
}

function isMet({ ratio, limit, kind }: Goal): boolean {
  return kind === 'min' ? ratio >= limit : ratio <= limit;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** @param share from 0 to 1 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Median and what it lies between, as text. */
export function spread(values: readonly number[], unit: string): string {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return `${median(values).toFixed(1)} ${unit} (${least.toFixed(1)} to ${most.toFixed(1)})`;
}
