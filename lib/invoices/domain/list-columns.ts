/** The two lists of « Factures émises » whose columns each person chooses. */
export const CHOOSING_LISTS = ["search", "workList"] as const;
export type ChoosingList = (typeof CHOOSING_LISTS)[number];

/** Every column that may be chosen, in the order of the tables. The number and the actions are always there. */
export const CHOICE_COLUMNS = [
  "type",
  "supplier",
  "recipient",
  "service",
  "commitment",
  "issueDate",
  "submittedAt",
  "totalExclTax",
  "totalInclTax",
  "status",
  "statusAt",
  "instructor",
  "size",
] as const;
export type ChoiceColumn = (typeof CHOICE_COLUMNS)[number];

type Offer = { readonly offered: readonly ChoiceColumn[]; readonly usual: readonly ChoiceColumn[] };

/** What each list offers, and shows to who chose nothing: the columns of the deck (domain reference § 12). */
export const COLUMNS_OF: Readonly<Record<ChoosingList, Offer>> = {
  search: {
    offered: CHOICE_COLUMNS.filter((column) => column !== "instructor"),
    usual: [
      "type",
      "supplier",
      "recipient",
      "service",
      "issueDate",
      "submittedAt",
      "totalExclTax",
      "totalInclTax",
      "status",
      "size",
    ],
  },
  workList: {
    offered: CHOICE_COLUMNS,
    usual: ["recipient", "commitment", "submittedAt", "totalInclTax", "status", "statusAt", "instructor"],
  },
};

/** The columns to show: those that were kept, in the order of the table; the usual ones when nothing was. */
export function shownColumns(list: ChoosingList, kept: readonly string[] | null): readonly ChoiceColumn[] {
  const { offered, usual } = COLUMNS_OF[list];
  const wanted: readonly string[] = kept ?? usual;
  return offered.filter((column) => wanted.includes(column));
}
