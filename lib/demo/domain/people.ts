/**
 * The people of a demonstration, who all have the same password: twelve characters, of four classes. `situation` names what each is
 * for (`demo.situations` in messages). They exist in the demo profile only.
 */
export const DEMO_PASSWORD = "Chorale-2026";

export const DEMO_PEOPLE = [
  {
    email: "camille@berthier.example",
    firstName: "Camille",
    lastName: "Roche",
    locale: "fr",
    situation: "supplierManager",
  },
  {
    email: "dominique@berthier.example",
    firstName: "Dominique",
    lastName: "Lenoir",
    locale: "fr",
    situation: "supplierReader",
  },
  { email: "sacha@moulin.example", firstName: "Sacha", lastName: "Morel", locale: "fr", situation: "otherSupplier" },
  {
    email: "alix@cabinet.example",
    firstName: "Alix",
    lastName: "Perrin",
    locale: "fr",
    situation: "severalStructures",
  },
  { email: "emma@lieferant.example", firstName: "Emma", lastName: "Vogel", locale: "en", situation: "foreignSupplier" },
  { email: "hugo@etat.example", firstName: "Hugo", lastName: "Marchand", locale: "fr", situation: "stateAgent" },
  { email: "ines@etat.example", firstName: "Inès", lastName: "Faure", locale: "fr", situation: "stateServiceAgent" },
  { email: "karim@recette.example", firstName: "Karim", lastName: "Benali", locale: "fr", situation: "testAgent" },
  { email: "lea@valdeloire.example", firstName: "Léa", lastName: "Gauthier", locale: "fr", situation: "localAgent" },
  { email: "noe@valdeloire.example", firstName: "Noé", lastName: "Blanchard", locale: "fr", situation: "localReader" },
  { email: "gael@lefournisseur.example", firstName: "Gaël", lastName: "Tanguy", locale: "fr", situation: "validator" },
  { email: "maxime@nouveau.example", firstName: "Maxime", lastName: "Colin", locale: "fr", situation: "noStructure" },
  { email: "ada@portail.example", firstName: "Ada", lastName: "Simon", locale: "fr", situation: "administrator" },
  { email: "robin@support.example", firstName: "Robin", lastName: "Caron", locale: "fr", situation: "support" },
] as const;

export type DemoPerson = (typeof DEMO_PEOPLE)[number];
export type DemoEmail = DemoPerson["email"];
