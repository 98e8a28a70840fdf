/**
 * One row of the security and reliability tests. `npm test` runs each at `sample`, `npm run torture` at `first` (the first figure of
 * the row), `npm run torture -- --long` at `long` (its second figure, or the first one again).
 */
export const SIZES = ["sample", "first", "long"] as const;
export type Size = (typeof SIZES)[number];

/** A portal that answers over HTTP, with the database below it. */
export type TorturedPortal = {
  readonly origin: string;
  readonly databaseUrl: string;
  /** AUTH_SECRET of the portal. */
  readonly secret: string;
  /** Folder where its parts write their logs, when they write any to files. */
  readonly logDir?: string;
};

export type Finding = {
  /** What was done, as a figure with its unit: "10 000 tries from 1 000 addresses". */
  readonly size: string;
  /** What came out, in figures. */
  readonly found: string;
  readonly pass: boolean;
  /** True when what the row compares with is not on this machine: neither passed nor failed, and said so. */
  readonly notRun?: true;
};

type Named = { readonly id: `T-${number}`; readonly title: string };

/** Runs commands in this process, against the database of DATABASE_URL. */
export type DatabaseRow = Named & { readonly needs: "database"; run(size: Size): Promise<Finding> };
/** Sends requests to a running portal. */
export type PortalRow = Named & {
  readonly needs: "portal";
  run(size: Size, portal: TorturedPortal): Promise<Finding>;
};
export type TortureRow = DatabaseRow | PortalRow;
