/** The names of the fields that differ: what the trail keeps of a change, values being nobody's business there. Dates by their instant. */
export function changedFields(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): string[] {
  const plain = (value: unknown) => (value instanceof Date ? value.getTime() : (value ?? null));
  return Object.keys(after).filter((name) => plain(before[name]) !== plain(after[name]));
}
