import type { Tx } from "#lib/platform/db.ts";
import { seedId } from "#prisma/seed/ids.ts";

type Written = {
  readonly name: string;
  readonly daysAgo: number;
  readonly titleFrench: string;
  readonly titleEnglish: string;
  readonly bodyFrench: string;
  readonly bodyEnglish: string;
};

const ARTICLES: readonly (Written & { readonly domain: string })[] = [
  {
    name: "aide",
    domain: "portail",
    daysAgo: 0,
    titleFrench: "L’aide est ouverte à tous",
    titleEnglish: "The help is open to all",
    bodyFrench:
      "Une question par paragraphe, une réponse courte, le lien vers l’écran dont elle parle : [l’aide](/aide) se lit avec ou sans compte, en français et en anglais.\n\n## Par où commencer\n\n- Vous découvrez le portail : [Les premiers pas](/aide/premiers-pas).\n- Une facture vous est revenue : [Tous les états](/aide/tous-les-etats).\n- Vous traitez des factures : [Traiter les factures reçues](/aide/factures-recues).",
    bodyEnglish:
      "One question a paragraph, a short answer, a link to the screen it speaks of: [the help](/aide) is read with an account or without, in French and in English.\n\n## Where to begin\n\n- You are new here: [First steps](/aide/premiers-pas).\n- An invoice came back to you: [All the states](/aide/tous-les-etats).\n- You treat invoices: [Treating received invoices](/aide/factures-recues).",
  },
  {
    name: "etat",
    domain: "portail",
    daysAgo: 1,
    titleFrench: "Savoir si le portail fonctionne",
    titleEnglish: "Knowing whether the portal works",
    bodyFrench:
      "Chaque minute, le portail mesure ses pages, ses données, ses fichiers, l’acheminement, la lecture des documents et les courriels. [État du portail](/etat) montre le résultat, bon ou mauvais, depuis quatre-vingt-dix jours.\n\nUn incident s’ouvre et se ferme d’après ces mesures ; l’équipe peut l’expliquer, jamais l’effacer.",
    bodyEnglish:
      "Every minute the portal measures its pages, its data, its files, routing, the reading of documents and mail. [State of the portal](/etat) shows the result, good or bad, over ninety days.\n\nAn incident opens and closes by these measures; the staff can explain it, never erase it.",
  },
  {
    name: "mandat",
    domain: "facturation",
    daysAgo: 2,
    titleFrench: "Saisir une facture sans logiciel",
    titleEnglish: "Keying in an invoice without software",
    bodyFrench:
      "[Saisir facture](/facturation/factures-emises/saisir) calcule les totaux et fait le document PDF avec ses données Factur-X. Il faut un mandat de facturation, qu’un gestionnaire souscrit une fois et peut révoquer.\n\nLe détail : [Saisir une facture](/aide/saisir-une-facture).",
    bodyEnglish:
      "[Key in an invoice](/facturation/factures-emises/saisir) adds up the totals and makes the PDF with its Factur-X data. It takes an invoicing mandate, which a manager gives once and can withdraw.\n\nMore: [Key in an invoice](/aide/saisir-une-facture).",
  },
  {
    name: "interets",
    domain: "facturation",
    daysAgo: 3,
    titleFrench: "Paiement en retard : ce qui vous est dû",
    titleEnglish: "Late payment: what you are owed",
    bodyFrench:
      "Dès le lendemain de l’échéance, des intérêts et une indemnité de 40 € sont dus, sans relance. La fiche d’une facture en retard montre le calcul et donne la lettre à envoyer : [Les intérêts moratoires](/aide/interets-moratoires).",
    bodyEnglish:
      "From the day after the due date, interest and a sum of 40 € are owed, without a reminder. The sheet of a late invoice shows the computation and gives the letter to send: [Late payment interest](/aide/interets-moratoires).",
  },
  {
    name: "habilitations",
    domain: "organisation",
    daysAgo: 4,
    titleFrench: "Les droits d’une structure en une seule grille",
    titleEnglish: "The rights of a structure in one grid",
    bodyFrench:
      "L’onglet **Habilitations** d’une structure montre une ligne par personne. Un gestionnaire y donne et retire des droits, sur la structure entière ou sur un service ; la personne en est informée.\n\nÊtre gestionnaire ne donne aucun droit sur les factures : [Droits et habilitations](/aide/droits-et-habilitations).",
    bodyEnglish:
      "The tab **Rights** of a structure shows one row for each person. A manager gives and takes rights there, on the whole structure or on one service; the person is told.\n\nBeing a manager gives no right on invoices: [Rights](/aide/droits-et-habilitations).",
  },
];

const MESSAGES: readonly (Written & { readonly tone: string; readonly reach: string; readonly banner: boolean })[] = [
  {
    name: "essais",
    tone: "INFO",
    reach: "EVERYONE",
    banner: false,
    daysAgo: 1,
    titleFrench: "Ce portail est une démonstration",
    titleEnglish: "This portal is a demonstration",
    bodyFrench:
      "Les personnes et les entités qu’il contient sont inventées, et leurs messages se lisent dans [le courrier de démonstration](/demo/courrier). N’y déposez rien de confidentiel.",
    bodyEnglish:
      "Its people and public bodies are invented, and their mail is read in [the mail of the demonstration](/demo/courrier). Deposit nothing confidential.",
  },
  {
    name: "destinataires",
    tone: "INFO",
    reach: "PUBLIC_BODIES",
    banner: false,
    daysAgo: 2,
    titleFrench: "Dites à vos fournisseurs ce que vous demandez",
    titleEnglish: "Tell your suppliers what you ask for",
    bodyFrench:
      "Un code service ou un numéro d’engagement rendu obligatoire est vérifié avant chaque envoi : moins de factures vous reviennent à recycler. Un gestionnaire le règle dans la structure, [Réception des factures](/aide/parametres-de-reception).",
    bodyEnglish:
      "A service code or commitment number made compulsory is checked before each sending: fewer invoices have to be sent back. A manager sets it in the structure, [Receiving invoices](/aide/parametres-de-reception).",
  },
];

const WEBINARS: readonly (Omit<Written, "daysAgo"> & { readonly inDays: number; readonly minutes: number })[] = [
  {
    name: "premier depot",
    inDays: 12,
    minutes: 60,
    titleFrench: "Créer son compte et déposer sa première facture",
    titleEnglish: "Opening an account and depositing a first invoice",
    bodyFrench:
      "De l’inscription au certificat de dépôt, en direct, puis vos questions. Pour arriver prêt : [Parcours : envoyer sa première facture](/aide/parcours-fournisseur).",
    bodyEnglish:
      "From registration to the certificate of deposit, live, then your questions. To come prepared: [Sending a first invoice](/aide/parcours-fournisseur).",
  },
];

/** News, messages and sessions about the portal itself. What is there already is left as it is. */
export async function writeContents(tx: Tx, at: Date): Promise<void> {
  const moment = (daysAgo: number) => new Date(at.getTime() - daysAgo * 86_400_000);
  await tx.article.createMany({
    data: ARTICLES.map(({ name, daysAgo, ...article }) => ({
      id: seedId(`article ${name}`),
      ...article,
      publishedAt: moment(daysAgo),
      createdAt: moment(daysAgo),
      updatedAt: moment(daysAgo),
    })),
    skipDuplicates: true,
  });
  await tx.message.createMany({
    data: MESSAGES.map(({ name, daysAgo, ...message }) => ({
      id: seedId(`message ${name}`),
      ...message,
      startsAt: moment(daysAgo),
      createdAt: moment(daysAgo),
    })),
    skipDuplicates: true,
  });
  await tx.webinar.createMany({
    data: WEBINARS.map(({ name, inDays, ...webinar }) => ({
      id: seedId(`webinar ${name}`),
      ...webinar,
      startsAt: new Date(moment(-inDays).setUTCHours(9, 30, 0, 0)),
      seats: 100,
      address: `https://salle.example/${name.replaceAll(" ", "-")}`,
      replay: "",
      createdAt: at,
      updatedAt: at,
    })),
    skipDuplicates: true,
  });
}
