/** One thing that the search bar found: where it is, its name, and what tells it from others. */
export type SearchHit = { readonly href: string; readonly label: string; readonly hint: string };

export const SEARCH_KINDS = ["services", "invoices", "tickets", "structures", "directory", "people", "help"] as const;

/** What was found of one kind, in words of the reader's language. */
export type SearchGroup = {
  readonly kind: (typeof SEARCH_KINDS)[number];
  readonly title: string;
  readonly hits: readonly SearchHit[];
};
