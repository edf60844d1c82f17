/** Same keys, any words: a catalogue that lacks a key of the English one does not compile. */
export type Words<Catalogue> = {
  readonly [Key in keyof Catalogue]: Catalogue[Key] extends string ? string : Words<Catalogue[Key]>;
};
