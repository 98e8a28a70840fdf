import type pg from "pg";

/** A query of the portal beside the SQL that somebody would write by hand for the same rows. */
export type QueryCase = {
  readonly name: string;
  readonly query: () => Promise<{ rows: number }>;
  readonly bare: (client: pg.Client) => Promise<{ rows: number }>;
};

/** Milliseconds of each call, by name of the case. */
export type QuerySamples = Readonly<Record<string, { readonly query: number[]; readonly bare: number[] }>>;

/** Whose lists are read. */
export type ListParties = {
  readonly supplierId: string;
  readonly recipientId: string;
  readonly recipientServiceId: string | null;
  readonly clientIds: readonly string[];
};

/** What the measuring process is asked for. */
export type QueryOrder =
  | { readonly kind: "directory" | "accounts"; readonly rounds: number }
  | { readonly kind: "lists"; readonly rounds: number; readonly parties: ListParties };
