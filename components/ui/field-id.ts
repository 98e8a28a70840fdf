/** The id of a field's control, from its name: the error summary links to it. Group controls give theirs to the first choice. */
export function fieldId(name: string): string {
  return `champ-${name.replace(/[^\w-]+/g, "-")}`;
}
