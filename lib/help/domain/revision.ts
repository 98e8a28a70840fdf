import type { HelpPage } from "#lib/help/domain/page.ts";

/** The welcome of the home page is written like a page of the help; no file has this name. */
export const WELCOME = "accueil";

/** What administrators write of a page; where it stands and whom it is for is the portal's. */
export type Writing = {
  readonly title: string;
  readonly summary: string;
  readonly keywords: string;
  readonly body: string;
};

type InForce = Writing & { readonly updated: string };

/** A page as it is read: as delivered, or as it was written since. */
export function overlaid<T extends HelpPage>(file: T, { title, summary, keywords, body, updated }: InForce = file): T {
  return { ...file, title, summary, keywords, body, updated };
}

/** Changes when sections are cut or indexed otherwise, so that pages whose text did not change are loaded again. */
const INDEXED = "1";

/** Tells whether the page in the database is still the one to read. */
export function indexHash(fileHash: string, revisionId?: string): string {
  return [INDEXED, fileHash, revisionId].filter(Boolean).join(":");
}

export type RevisionKind = "TEXT" | "DELIVERED";

/** A version that readers were shown. */
export type RevisionLine = {
  readonly id: string;
  readonly kind: RevisionKind;
  readonly title: string;
  readonly by: string;
  readonly publishedAt: Date;
  /** Read now. */
  readonly inForce: boolean;
};

/** A page as who writes the help sees it. */
export type WrittenHelp = {
  readonly page: string;
  readonly locale: string;
  /** As readers see it now. */
  readonly shown: Writing;
  /** True when it is not the delivered page. */
  readonly written: boolean;
  /** The delivered page changed since the version in force was written. */
  readonly outdated: boolean;
  /** What is being written and nobody else sees yet. */
  readonly draft: (Writing & { readonly version: number; readonly by: string; readonly writtenAt: Date }) | null;
  readonly revisions: readonly RevisionLine[];
};

/** One page in the list of what may be written. */
export type HelpTitle = {
  readonly page: string;
  readonly locale: string;
  readonly title: string;
  readonly written: boolean;
  readonly drafted: boolean;
};
