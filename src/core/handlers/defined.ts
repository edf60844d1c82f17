/** Leaves out what is undefined, for interfaces that tell "absent" from "undefined". */
export function defined<Value extends object>(
  value: Value,
): { [Key in keyof Value]: Exclude<Value[Key], undefined> } {
  // What is left has no undefined value, which is just what the type says.
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as never;
}
