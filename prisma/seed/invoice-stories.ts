import type { DemoEmail } from "#lib/demo/public.ts";
import type { Motif, TreatMove } from "#lib/invoices/public.ts";
import { STATE_SIRET } from "#lib/shared/identifiers.ts";

/** What somebody did with the invoice, so many days before the demonstration starts. */
export type StoryStep =
  | {
      readonly ago: number;
      readonly by: DemoEmail;
      readonly event: TreatMove["event"];
      readonly motif?: Motif;
      readonly comment?: string;
      readonly paymentOrderNumber?: string;
    }
  | { readonly ago: number; readonly by: DemoEmail; readonly event: "complete"; readonly comment: string }
  | { readonly ago: number; readonly by: DemoEmail; readonly event: "acknowledge" };

/** One invoice and what became of it. `sentAgo` null: it is still a draft. */
export type InvoiceStory = {
  readonly supplier: string;
  readonly by: DemoEmail;
  readonly recipient: string;
  readonly service?: string;
  readonly commitment?: string;
  readonly number: string;
  readonly label: string;
  readonly totalExclTax: string;
  readonly credit?: true;
  readonly originalNumber?: string;
  /** The company that approves it before its recipient has it: it is then a subcontractor's (A9), and waits for that company. */
  readonly validator?: string;
  readonly sentAgo: number | null;
  readonly steps: readonly StoryStep[];
};

const BERTHIER = "39280913700012";
const MOULIN = "99999999800010";
const LE_FOURNISSEUR = "12345678200077";
const VAL_DE_LOIRE = "24450001100014";
const CAMILLE = "camille@berthier.example";
const SACHA = "sacha@moulin.example";
const LEA = "lea@valdeloire.example";
const HUGO = "hugo@etat.example";
const KARIM = "karim@recette.example";

/** One invoice for each thing that can be shown: every status that waits for somebody, a late one, a paid one, a credit note. */
export const INVOICE_STORIES: readonly InvoiceStory[] = [
  {
    supplier: MOULIN,
    by: SACHA,
    recipient: VAL_DE_LOIRE,
    service: "BATIMENTS",
    commitment: "VDL-2026-0102",
    number: "M-2026-77",
    label: "Sous-traitance : pose des planchers de la salle des Tilleuls",
    totalExclTax: "6480.00",
    validator: LE_FOURNISSEUR,
    sentAgo: 3,
    steps: [],
  },
  {
    supplier: BERTHIER,
    by: CAMILLE,
    recipient: VAL_DE_LOIRE,
    service: "BATIMENTS",
    commitment: "VDL-2026-0098",
    number: "2026-0151",
    label: "Pose de trois portes coupe-feu, école des Acacias",
    totalExclTax: "4260.00",
    sentAgo: null,
    steps: [],
  },
  {
    supplier: BERTHIER,
    by: CAMILLE,
    recipient: VAL_DE_LOIRE,
    service: "BATIMENTS",
    commitment: "VDL-2026-0097",
    number: "2026-0148",
    label: "Remplacement des fenêtres de la mairie annexe, lot 1",
    totalExclTax: "12850.00",
    sentAgo: 5,
    steps: [],
  },
  {
    supplier: BERTHIER,
    by: CAMILLE,
    recipient: VAL_DE_LOIRE,
    service: "ENFANCE",
    number: "2026-0112",
    label: "Meubles bas de la crèche des Lutins",
    totalExclTax: "3120.50",
    sentAgo: 43,
    steps: [],
  },
  {
    supplier: BERTHIER,
    by: CAMILLE,
    recipient: VAL_DE_LOIRE,
    service: "BATIMENTS",
    commitment: "VDL-2026-0091",
    number: "2026-0139",
    label: "Réfection du parquet de la salle des mariages",
    totalExclTax: "5640.00",
    sentAgo: 16,
    steps: [
      {
        ago: 4,
        by: LEA,
        event: "suspend",
        motif: "JUSTIF_ABS",
        comment: "Merci de joindre le bon de fin de chantier signé par le gardien.",
      },
      { ago: 3, by: CAMILLE, event: "acknowledge" },
    ],
  },
  {
    supplier: BERTHIER,
    by: CAMILLE,
    recipient: STATE_SIRET,
    service: "SFACETAT",
    commitment: "0000048295",
    number: "2026-0144",
    label: "Huit bureaux en hêtre, préfecture du Loiret",
    totalExclTax: "7850.00",
    sentAgo: 9,
    steps: [
      {
        ago: 3,
        by: HUGO,
        event: "ask-recycling",
        motif: "SE_ERR",
        comment: "Cette commande relève du service D1350045 (préfecture du Loiret).",
      },
    ],
  },
  {
    supplier: BERTHIER,
    by: CAMILLE,
    recipient: VAL_DE_LOIRE,
    service: "BATIMENTS",
    number: "2026-0120",
    label: "Habillage du hall d'accueil",
    totalExclTax: "2480.00",
    sentAgo: 30,
    steps: [
      {
        ago: 14,
        by: LEA,
        event: "reject",
        motif: "MONTANT_ERR",
        comment: "Le devis accepté est de 2 248,00 € HT.",
      },
      { ago: 13, by: CAMILLE, event: "acknowledge" },
    ],
  },
  {
    supplier: BERTHIER,
    by: CAMILLE,
    recipient: STATE_SIRET,
    service: "FAC9410075",
    commitment: "0000051877",
    number: "2026-0131",
    label: "Cloisons vitrées, troisième étage",
    totalExclTax: "9312.00",
    sentAgo: 22,
    steps: [
      { ago: 15, by: HUGO, event: "confirm-service" },
      { ago: 6, by: HUGO, event: "order-payment", paymentOrderNumber: "DP-2026-004418" },
    ],
  },
  {
    supplier: BERTHIER,
    by: CAMILLE,
    recipient: VAL_DE_LOIRE,
    service: "BATIMENTS",
    commitment: "VDL-2026-0074",
    number: "2026-0098",
    label: "Escalier de la bibliothèque",
    totalExclTax: "15400.00",
    sentAgo: 58,
    steps: [
      { ago: 50, by: LEA, event: "confirm-service" },
      { ago: 44, by: LEA, event: "order-payment", paymentOrderNumber: "2026-1187" },
      { ago: 40, by: LEA, event: "hand-to-accountant" },
      { ago: 33, by: LEA, event: "pay", comment: "Virement émis." },
    ],
  },
  {
    supplier: BERTHIER,
    by: CAMILLE,
    recipient: "12345678200051",
    number: "2026-0135",
    label: "Étagères de la salle des archives",
    totalExclTax: "1890.00",
    sentAgo: 18,
    steps: [
      { ago: 12, by: KARIM, event: "suspend", motif: "LIVR_INCOMP", comment: "Il manque deux étagères sur six." },
      { ago: 8, by: CAMILLE, event: "complete", comment: "Les deux étagères ont été livrées le 12, bon n° 2207." },
    ],
  },
  {
    supplier: MOULIN,
    by: SACHA,
    recipient: "78787878400035",
    number: "FA-2026-310",
    label: "Huile d'olive, 120 bouteilles",
    totalExclTax: "1344.00",
    sentAgo: 27,
    steps: [{ ago: 20, by: LEA, event: "confirm-service" }],
  },
  {
    supplier: MOULIN,
    by: SACHA,
    recipient: VAL_DE_LOIRE,
    service: "ENFANCE",
    number: "AV-2026-014",
    label: "Avoir sur la facture FA-2026-288 : 12 bouteilles cassées",
    totalExclTax: "134.40",
    credit: true,
    originalNumber: "FA-2026-288",
    sentAgo: 2,
    steps: [],
  },
];
