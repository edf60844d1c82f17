/**
 * Which row of the page shows which entry. While some entries stay, each of them keeps its row, which only moves.
 * Where none of them does, as in a flood, the rows are written anew in their places: that costs half of making new ones.
 */
export class RowKeys {
  /** Of the rows drawn last, by the numbers of their entries, from top to bottom. */
  #drawn: ReadonlyMap<number, number> = new Map();
  #next = 0;

  /** One for each, in their order; asked again for the same ones it answers the same. */
  keysOf(seqs: readonly number[]): readonly number[] {
    const drawn = this.#drawn;
    const isFlood = !seqs.some((seq) => drawn.has(seq));
    const free = isFlood ? [...drawn.values()] : [];
    const keys = seqs.map((seq, at) => drawn.get(seq) ?? free[at] ?? this.#next++);
    this.#drawn = new Map(seqs.map((seq, at) => [seq, keys[at] ?? 0]));
    return keys;
  }
}
