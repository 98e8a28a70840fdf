/** What the deposit screens show, in plain data and ready sentences: the pages fill it, the browser draws it. */
import type { CheckField, DraftField, TypedLine, TypedVatLine } from "#lib/invoices/public.ts";

/** A zone of a page, in fractions of its sides. */
export type Zone = {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
};

/** What was read for one field. */
export type ReadMark = {
  /** « Lu dans le texte de la page 1, fiable à 98 % ». */
  readonly text: string;
  /** As the field shows it, and as the portal keeps it: when the field holds something else it is no longer what was read. */
  readonly shown: string;
  readonly sure: boolean;
  readonly zone: Zone | null;
  /** The page says something else than the XML: the sentence, and each value for the field where there is a field to put it into. */
  readonly conflict: { readonly text: string; readonly takes: readonly Choice[] } | null;
};

export type Problem = {
  readonly field: CheckField;
  /** Id of the control to go to. */
  readonly target: string;
  readonly text: string;
  readonly blocking: boolean;
  /** The invoice that already bears this number. */
  readonly link: { readonly href: string; readonly text: string } | null;
};

export type ServiceChoice = { readonly code: string; readonly label: string };

/** The recipient as found in the directory, with what it asks for. */
export type RecipientView = {
  readonly siret: string;
  readonly name: string;
  readonly address: string;
  /** « Ce destinataire demande … » */
  readonly needs: string;
  readonly serviceRequired: boolean;
  readonly commitmentRequired: boolean;
  readonly services: readonly ServiceChoice[];
};

export type FileView = {
  readonly id: string;
  readonly documentId: string;
  /** The portal draws its first page. */
  readonly drawn: boolean;
  readonly href: string;
  readonly type: string;
  readonly designation: string;
  readonly fileName: string;
  readonly size: string;
  readonly main: boolean;
};

/** What a save gives back: everything that the server computes from what was typed. */
export type LiveState = {
  readonly version: number;
  readonly problems: readonly Problem[];
  /** Out of a hundred: what prevents sending and what deserves a look, in one figure (F-149). */
  readonly score: number;
  /** How likely the recipient is to send it back, in words; null as long as there is none. */
  readonly risk: string | null;
  readonly recipient: RecipientView | null;
  readonly serviceCode: string;
  readonly serviceLabel: string | null;
  /** The companies that the numbers typed as validators name. */
  readonly validatorName: string | null;
  readonly secondValidatorName: string | null;
  /** TTC as computed and kept, as shown. */
  readonly total: string;
  /** « Enregistré à 14:02 » */
  readonly saved: string;
  /** What another device saved meanwhile, by the names of the inputs: the form shows it from now on. */
  readonly elsewhere: Readonly<Record<string, string>>;
  /** The lines that another device saved meanwhile. */
  readonly lines: readonly TypedLine[] | null;
};

/** A save that met another one: both values of each field, and how to go on. */
export type Conflict = {
  /** Who saved the other values, and when. */
  readonly message: string;
  readonly fields: readonly {
    readonly label: string;
    readonly mine: string;
    readonly saved: string;
    readonly target: string;
  }[];
  /** What the next save starts from, once both have been seen. */
  readonly base: string;
  /** What the form shows when the other's are kept, by the names of the inputs. */
  readonly take: Readonly<Record<string, string>>;
  readonly takeLines: readonly TypedLine[] | null;
};

export type SaveOutcome =
  | { readonly ok: true; readonly live: LiveState }
  | {
      readonly ok: false;
      /** Trying again would not help. */
      readonly final: boolean;
      readonly message: string;
      readonly conflict: Conflict | null;
    };

export type Choice = { readonly value: string; readonly label: string };

export type DraftView = {
  readonly invoiceId: string;
  readonly locale: "fr" | "en";
  readonly fields: Readonly<Record<DraftField, string>>;
  readonly vatLines: readonly TypedVatLine[];
  /** Keyed in line by line: there is no document yet, and totals come from the lines. */
  readonly typed: boolean;
  readonly lines: readonly TypedLine[];
  readonly units: readonly Choice[];
  readonly vatChoices: readonly Choice[];
  readonly marks: Readonly<Partial<Record<DraftField | "vatLines", ReadMark>>>;
  readonly supplier: { readonly name: string; readonly identifier: string };
  readonly supplierServices: readonly Choice[];
  readonly bankAccounts: readonly Choice[];
  readonly depositFormat: string;
  readonly stateSiret: string;
  readonly files: readonly FileView[];
  readonly attachmentTypes: readonly Choice[];
  /** Entities that the text typed as recipient may mean. */
  readonly suggestions: readonly { readonly siret: string; readonly name: string; readonly place: string }[];
  /** The recipients that the person keeps at hand, those that take no invoice any more left out. */
  readonly favourites: readonly {
    readonly siret: string;
    readonly name: string;
    readonly place: string;
    readonly serviceCode: string;
  }[];
  readonly live: LiveState;
  readonly urls: {
    readonly favourites: string;
    readonly attach: string;
    readonly allFiles: string;
    readonly recipients: string;
    readonly validators: string;
    readonly cancel: string;
  };
};
