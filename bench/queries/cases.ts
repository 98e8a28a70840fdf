import type pg from "pg";

/** A query of the portal beside the SQL that somebody would write by hand for the same rows. */
export type QueryCase = {
  readonly name: string;
  readonly query: () => Promise<{ rows: number }>;
  readonly bare: (client: pg.Client) => Promise<{ rows: number }>;
};

/** Milliseconds of each call, by name of the case. */
export type QuerySamples = Readonly<Record<string, { readonly query: number[]; readonly bare: number[] }>>;
