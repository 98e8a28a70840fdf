/** Every address of the portal, built by functions. No other file writes a path by hand. */
export type Query = Readonly<Record<string, string | number | boolean | null | undefined>>;

const ISSUED = "/facturation/factures-emises";
const RECEIVED = "/facturation/factures-recues";
const TO_VALIDATE = "/facturation/factures-a-valider";
const ACCOUNT = "/mon-compte";
const DIRECTORY = "/annuaire";
const SUPPORT = "/support";
const TICKETS = "/support/tickets";
const HELP = "/aide";
const NEWS = "/actualites";
const WEBINARS = "/webinaires";
const CONTENTS = "/administration/contenus";
const ADMIN_HELP = "/administration/aide";

export const routes = {
  home: (query?: Query) => url("/", query),
  /** Anyone has an electronic invoice checked. `refus`: the file was too large to be received. */
  assistant: () => url("/assistant"),
  /** « Discuter avec un agent »; one conversation; `repris`: a message that was refused. */
  chats: () => url("/support/discussion"),
  chat: (chatId: string, query?: Query) => url(`/support/discussion/${segment(chatId)}`, query),
  chatFile: (chatId: string, documentId: string) =>
    url(`/support/discussion/${segment(chatId)}/fichiers/${segment(documentId)}`),
  /** Where agents answer. */
  chatDesk: () => url("/administration/discussions"),
  deskChat: (chatId: string, query?: Query) => url(`/administration/discussions/${segment(chatId)}`, query),
  apiChat: (chatId: string) => url(`/api/discussions/${segment(chatId)}`),
  apiChatPresence: (chatId: string) => url(`/api/discussions/${segment(chatId)}/presence`),
  apiDeskPresence: () => url("/api/discussions/presence"),
  /** The search bar: services, invoices, structures, people, help; `q` as it was typed. */
  search: (query?: { q?: string }) => url("/rechercher", query),
  apiSearch: (query?: { q?: string }) => url("/api/recherche", query),
  validator: (query?: { refus?: "taille" }) => url("/validateur", query),
  domain: (slug: string) => url(`/domaines/${segment(slug)}`),
  invoicingDomain: () => url("/domaines/facturation"),

  /** `retour`: where to go afterwards. `motif`: why one is asked to sign in. */
  signIn: (query?: {
    retour?: string | null;
    motif?: "session" | "deconnexion" | "code" | "mot-de-passe" | "compte-ferme";
  }) => url("/connexion", query),
  /** `moyen`: the factor to prove with, when it is not the preferred one. */
  signInCode: (query?: { retour?: string | null; envoye?: boolean; moyen?: string | null }) =>
    url("/connexion/code", query),
  forgottenPassword: () => url("/connexion/mot-de-passe-oublie"),
  forgottenPasswordSent: () => url("/connexion/mot-de-passe-oublie/envoye"),
  /** The address in the mail: `jeton` opens it. */
  newPassword: (query: { jeton: string }) => url("/connexion/nouveau-mot-de-passe", query),
  signOut: () => url("/deconnexion"),

  /** `jeton`: of an invitation, without which nobody registers where registration is not open to all. */
  register: (query?: Query) => url("/inscription", query),
  /** `demande`: the sealed request, so that the link can be sent again from there. */
  registered: (query?: { demande?: string; renvoye?: boolean }) => url("/inscription/envoyee", query),
  /** The address in the mail: `jeton` opens it. */
  activate: (query: { jeton: string }) => url("/inscription/activer", query),
  terms: () => url("/conditions-d-utilisation"),
  apiCaptchaImage: (query: { jeton: string }) => url("/api/captcha/image", query),
  apiCaptchaSound: (query: { jeton: string }) => url("/api/captcha/son", query),
  apiCaptchaWork: () => url("/api/captcha/calcul"),

  /** The window of the first sign-in. */
  welcome: () => url("/bienvenue"),
  account: (query?: Query) => url("/mon-compte", query),
  accountIdentity: (query?: Query) => url(`${ACCOUNT}/identite`, query),
  accountContact: (query?: Query) => url(`${ACCOUNT}/adresse-de-contact`, query),
  accountLogin: (query?: Query) => url(`${ACCOUNT}/adresse-de-connexion`, query),
  /** The addresses in the mails that verify a new address: `jeton` opens them. */
  verifyContact: (query: { jeton: string } | { fait: true }) => url("/adresse/contact", query),
  verifyLogin: (query: { jeton: string } | { fait: true }) => url("/adresse/connexion", query),
  accountPassword: (query?: Query) => url(`${ACCOUNT}/mot-de-passe`, query),
  accountPreferences: (query?: Query) => url(`${ACCOUNT}/preferences`, query),
  accountConsents: (query?: Query) => url(`${ACCOUNT}/consentements`, query),
  accountNotifications: (query?: Query) => url(`${ACCOUNT}/notifications`, query),
  accountSessions: (query?: Query) => url(`${ACCOUNT}/sessions`, query),
  accountHistory: (query?: Query) => url(`${ACCOUNT}/historique`, query),
  accountExport: () => url(`${ACCOUNT}/export`),
  closeAccount: () => url(`${ACCOUNT}/fermer`),
  accountFactors: (query?: Query) => url(`${ACCOUNT}/facteurs`, query),
  /** `demande`: the sealed secret that the page shows. */
  addApp: (query?: { demande?: string }) => url(`${ACCOUNT}/facteurs/application`, query),
  addKey: () => url(`${ACCOUNT}/facteurs/cle`),
  /** `ajout`: a factor was just added, and codes go with it. */
  recoveryCodes: (query?: { ajout?: boolean }) => url(`${ACCOUNT}/facteurs/codes-de-secours`, query),
  recoveryCodesFile: () => url(`${ACCOUNT}/facteurs/codes-de-secours/texte`),
  factor: (factorId: string) => url(`${ACCOUNT}/facteurs/${segment(factorId)}`),
  /** Asks a person who is signed in for a fresh proof, then goes back to `retour`. */
  confirmIdentity: (query?: { retour?: string | null; envoye?: boolean; moyen?: string | null }) =>
    url(`${ACCOUNT}/confirmer`, query),

  /** What a key must sign: to sign in by itself, to prove who one is, to become a factor. */
  apiKeySignIn: () => url("/api/cles/connexion"),
  apiKeyProof: () => url("/api/cles/preuve"),
  apiNewKey: () => url("/api/cles/ajout"),

  adminAccounts: (query?: Query) => url("/administration/comptes", query),
  adminAccount: (userId: string, query?: Query) => url(`/administration/comptes/${segment(userId)}`, query),

  structures: (query?: Query) => url("/organisation/structures", query),
  createStructure: (query?: Query) => url("/organisation/structures/creer", query),
  createStructureDetails: () => url("/organisation/structures/creer/details"),
  createStructureCheck: () => url("/organisation/structures/creer/verifier"),
  people: (structureId: string, query?: Query) => url(`${ofStructure(structureId)}/utilisateurs`, query),
  peopleExport: (structureId: string, query?: Query) => url(`${ofStructure(structureId)}/utilisateurs/export`, query),
  person: (structureId: string, userId: string, query?: Query) =>
    url(`${ofStructure(structureId)}/utilisateurs/${segment(userId)}`, query),
  /** To attach somebody: directly, or by an invitation. `envoyee`: what was just done. */
  attachPerson: (structureId: string, query?: Query) =>
    url(`${ofStructure(structureId)}/utilisateurs/rattacher`, query),
  detachPerson: (structureId: string, userId: string) =>
    url(`${ofStructure(structureId)}/utilisateurs/${segment(userId)}/detacher`),
  handOver: (structureId: string, userId: string) =>
    url(`${ofStructure(structureId)}/utilisateurs/${segment(userId)}/role-principal`),
  leaveStructure: (structureId: string) => url(`${ACCOUNT}/rattachements/${segment(structureId)}/quitter`),
  /** The address in the mail of an invitation: `jeton` opens it. */
  invitation: (query: { jeton: string }) => url("/invitation", query),
  /** The matrix of rights. `service`: on that service rather than on the whole structure; `personne`: of one person. */
  habilitations: (structureId: string, query?: Query) => url(`${ofStructure(structureId)}/habilitations`, query),
  /** One structure; its tabs stand below this address. */
  structure: (structureId: string, query?: Query) => url(ofStructure(structureId), query),
  changeStructure: (structureId: string) => url(`${ofStructure(structureId)}/modifier`),
  structureEngagements: (structureId: string, query?: Query) => url(`${ofStructure(structureId)}/engagements`, query),
  structureReception: (structureId: string) => url(`${ofStructure(structureId)}/reception`),
  refreshStructure: (structureId: string) => url(`${ofStructure(structureId)}/registre`),
  changeIdentifier: (structureId: string) => url(`${ofStructure(structureId)}/identifiant`),
  deactivateStructure: (structureId: string) => url(`${ofStructure(structureId)}/desactiver`),
  bankAccounts: (structureId: string, query?: Query) => url(`${ofStructure(structureId)}/coordonnees-bancaires`, query),
  newBankAccount: (structureId: string) => url(`${ofStructure(structureId)}/coordonnees-bancaires/creer`),
  bankAccount: (structureId: string, accountId: string) =>
    url(`${ofStructure(structureId)}/coordonnees-bancaires/${segment(accountId)}`),
  structureServices: (structureId: string, query?: Query) => url(`${ofStructure(structureId)}/services`, query),
  newService: (structureId: string) => url(`${ofStructure(structureId)}/services/creer`),
  service: (structureId: string, serviceId: string) =>
    url(`${ofStructure(structureId)}/services/${segment(serviceId)}`),
  structureHistory: (structureId: string, query?: Query) => url(`${ofStructure(structureId)}/historique`, query),
  /** To claim a structure whose manager is gone, and to follow the claim. */
  claimStructure: (structureId: string, query?: Query) =>
    url(`/organisation/recuperations/${segment(structureId)}`, query),
  apiClaims: () => url("/api/recuperations"),
  /** The address in the mail of a claim: `jeton` opens it. */
  objectToClaim: (query: { jeton: string; fait?: true }) => url("/recuperation/objection", query),
  /** What was last gone over, files and histories. */
  adminQueues: (query?: Query) => url("/administration/files-d-attente", query),
  adminTrail: (query?: Query) => url("/administration/piste-d-audit", query),
  adminIntegrity: (query?: Query) => url("/administration/integrite", query),
  /** The rules of the 2026 reform; `fait`: the one that was just set. */
  adminReform: (query?: Query) => url("/administration/reforme", query),
  adminSettings: (query?: Query) => url("/administration/reglages", query),
  adminSetting: (key: string) => url(`/administration/reglages/${segment(key)}`),
  adminReformRule: (rule: string) => url(`/administration/reforme/${segment(rule)}`),
  adminClaims: (query?: Query) => url("/administration/recuperations", query),
  adminClaim: (claimId: string, query?: Query) => url(`/administration/recuperations/${segment(claimId)}`, query),
  adminClaimFile: (claimId: string, documentId: string) =>
    url(`/administration/recuperations/${segment(claimId)}/pieces/${segment(documentId)}`),
  requestAttachment: (query?: Query) => url("/organisation/rattachements/demander", query),
  approvals: (query?: Query) => url("/approbations", query),
  approval: (requestId: string) => url(`/approbations/${segment(requestId)}`),

  demoMail: () => url("/demo/courrier"),
  demoMailMessage: (messageId: string) => url(`/demo/courrier/${segment(messageId)}`),

  issuedWorkList: (query?: Query) => url(`${ISSUED}/synthese`, query),
  issuedSearch: (query?: Query) => url(`${ISSUED}/rechercher`, query),
  issuedDashboard: (query?: Query) => url(`${ISSUED}/tableau-de-bord`, query),
  /** The whole of either list as a file. `format`: xlsx, else CSV. */
  issuedWorkListExport: (query?: Query) => url(`${ISSUED}/synthese/export`, query),
  issuedSearchExport: (query?: Query) => url(`${ISSUED}/rechercher/export`, query),
  /** The documents of the first invoices that a search finds, and of those that were ticked (`choix`). */
  /** What is done with the invoices that were ticked, and what became of each. `retour`: the list. */
  issuedSelectionResult: (query?: Query) => url(`${ISSUED}/selection/resultat`, query),
  issuedSelection: (query?: Query) => url(`${ISSUED}/selection`, query),
  issuedSearchArchive: (query?: Query) => url(`${ISSUED}/rechercher/archive`, query),
  issuedArchive: (query?: Query) => url(`${ISSUED}/selection/archive`, query),
  archives: (query?: Query) => url(`${ISSUED}/archives`, query),
  /** A bag (RFC 8493) of what the same criteria find in the archives. */
  archivesBag: (query?: Query) => url(`${ISSUED}/archives/export`, query),
  /** « Liste fiscale » of a structure (`fournisseur`) and a year (`annee`), as a file, and the proof that it is what it was. */
  fiscalList: (query?: Query) => url(`${ISSUED}/liste-fiscale`, query),
  fiscalListExport: (query?: Query) => url(`${ISSUED}/liste-fiscale/export`, query),
  fiscalListProof: (query?: Query) => url(`${ISSUED}/liste-fiscale/preuve`, query),
  /** « Saisir facture », and the mandate that it takes. */
  keyIn: (query?: Query) => url(`${ISSUED}/saisir`, query),
  mandate: (structureId: string, query?: Query) => url(`${ISSUED}/saisir/mandat/${segment(structureId)}`, query),
  deposit: (query?: Query) => url(`${ISSUED}/deposer`, query),
  /** The guided tour of the first deposit. */
  depositTour: (query?: { fait?: "terminee" }) => url(`${ISSUED}/visite`, query),
  /** The invoice to try it with, on portals where nothing is real. */
  sampleInvoice: () => url(`${ISSUED}/visite/exemple.pdf`),
  draft: (draftId: string) => url(`${ISSUED}/deposer/${segment(draftId)}`),
  chooseRecipient: (draftId: string, query?: Query) => url(`${ISSUED}/deposer/${segment(draftId)}/destinataire`, query),
  /** What one's invoices say once and for all (F-135): models, with the drafts that come at each period. `facture`: what a model is made from. */
  invoiceModels: (query?: Query) => url(`${ISSUED}/modeles`, query),
  newInvoiceModel: (query: { facture: string }) => url(`${ISSUED}/modeles/creer`, query),
  invoiceModel: (modelId: string, query?: Query) => url(`${ISSUED}/modeles/${segment(modelId)}`, query),
  favouriteRecipients: (query?: Query) => url(`${ISSUED}/destinataires-favoris`, query),
  /** « Suivi des flux »: lots, and electronic invoices by themselves. */
  flows: (query?: Query) => url(`${ISSUED}/flux`, query),
  flow: (flowId: string, query?: Query) => url(`${ISSUED}/flux/${segment(flowId)}`, query),
  flowCertificates: (flowId: string) => url(`${ISSUED}/flux/${segment(flowId)}/certificats`),
  flowReport: (flowId: string) => url(`${ISSUED}/flux/${segment(flowId)}/compte-rendu`),
  sendFlow: (flowId: string) => url(`${ISSUED}/flux/${segment(flowId)}/envoyer`),
  apiFlow: (flowId: string) => url(`/api/flux/${segment(flowId)}`),
  issuedInvoice: (invoiceId: string, query?: Query) => url(`${ISSUED}/${segment(invoiceId)}`, query),
  issuedFollow: (invoiceId: string) => url(`${ISSUED}/${segment(invoiceId)}/suivi`),
  duplicateInvoice: (invoiceId: string) => url(`${ISSUED}/${segment(invoiceId)}/dupliquer`),
  /** The thread that both sides share. */
  issuedThread: (invoiceId: string, query?: Query) => url(`${ISSUED}/${segment(invoiceId)}/echanges`, query),
  /** `etape`: the step of the history; without one, the attestation that the invoice has not arrived. */
  issuedReceipt: (invoiceId: string, query: { etape?: number; format?: "json" }) =>
    url(`${ISSUED}/${segment(invoiceId)}/suivi/recu`, query),
  /** « Intérêts moratoires », and the letter that asks for them. */
  lateInterest: (invoiceId: string) => url(`${ISSUED}/${segment(invoiceId)}/interets`),
  lateLetter: (invoiceId: string) => url(`${ISSUED}/${segment(invoiceId)}/interets/lettre`),
  checkAnswers: (invoiceId: string) => url(`${ISSUED}/${segment(invoiceId)}/verifier`),
  recap: (invoiceId: string) => url(`${ISSUED}/${segment(invoiceId)}/recapitulatif`),
  certificate: (invoiceId: string) => url(`${ISSUED}/${segment(invoiceId)}/certificat`),
  completeInvoice: (invoiceId: string) => url(`${ISSUED}/${segment(invoiceId)}/completer`),
  recycleInvoice: (invoiceId: string, query?: Query) => url(`${ISSUED}/${segment(invoiceId)}/recycler`, query),

  /** What came back, to be acknowledged. */
  returnedInvoices: () => url(`${ISSUED}/acquitter`),
  correctValidator: (invoiceId: string) => url(`${ISSUED}/${segment(invoiceId)}/valideur`),

  /** « Factures à valider »: what another company is asked to approve. */
  invoicesToValidate: (query?: Query) => url(TO_VALIDATE, query),
  invoiceToValidate: (invoiceId: string, query?: Query) => url(`${TO_VALIDATE}/${segment(invoiceId)}`, query),

  receivedInvoices: (query?: Query) => url(RECEIVED, query),
  /** One work list across the structures of who works for many. */
  portfolio: (query?: Query) => url("/facturation/portefeuille", query),
  /** The gesture on several invoices, ticked in the list (`choix`), and what became of each. */
  treatMany: (query?: Query) => url(`${RECEIVED}/traiter`, query),
  treatedMany: (query: { cle: string; liste?: string | null }) => url(`${RECEIVED}/traiter/resultat`, query),
  receivedInvoice: (invoiceId: string, query?: Query) => url(`${RECEIVED}/${segment(invoiceId)}`, query),

  receivedFollow: (invoiceId: string) => url(`${RECEIVED}/${segment(invoiceId)}/suivi`),
  receivedThread: (invoiceId: string, query?: Query) => url(`${RECEIVED}/${segment(invoiceId)}/echanges`, query),
  receivedReceipt: (invoiceId: string, query: { etape?: number; format?: "json" }) =>
    url(`${RECEIVED}/${segment(invoiceId)}/suivi/recu`, query),

  notifications: () => url("/notifications"),
  /** What changes, as it changes: a stream of events; plain JSON for whoever does not ask for one. */
  apiLive: () => url("/api/notifications/flux"),

  directory: (query?: Query) => url(DIRECTORY, query),
  directorySheet: (siret: string, query?: Query) => url(`${DIRECTORY}/${segment(siret)}`, query),
  directoryStructures: () => url(`${DIRECTORY}/structures.csv`),
  directoryServices: () => url(`${DIRECTORY}/services.csv`),
  directoryJson: () => url(`${DIRECTORY}/annuaire.json`),
  siteMap: () => url("/plan-du-site.xml"),
  siteMapPart: (part: number) => url(`${DIRECTORY}/plan/${part}.xml`),
  verification: () => url("/verification"),
  verifyCertificate: (code: string) => url(`/verification/${segment(code)}`),

  /** « Accueil portail de support »: every way to get help. */
  support: () => url(SUPPORT),
  /** « Créer un ticket ». `facture`: the invoice that it is about; `repris`: a form that was refused. */
  newTicket: (query?: Query) => url(`${TICKETS}/creer`, query),
  /** « Tickets émis ». */
  tickets: (query?: Query) => url(TICKETS, query),
  ticketsExport: (query?: Query) => url(`${TICKETS}/export`, query),
  ticket: (ticketId: string, query?: Query) => url(`${TICKETS}/${segment(ticketId)}`, query),
  ticketActivity: (ticketId: string, query?: Query) => url(`${TICKETS}/${segment(ticketId)}/activites`, query),
  ticketFiles: (ticketId: string, query?: Query) => url(`${TICKETS}/${segment(ticketId)}/pieces-jointes`, query),
  ticketFile: (ticketId: string, documentId: string) =>
    url(`${TICKETS}/${segment(ticketId)}/pieces-jointes/${segment(documentId)}`),
  /** « Sollicitations reçues » of a public entity. */
  receivedTickets: (query?: Query) => url(`${SUPPORT}/sollicitations`, query),
  receivedTicket: (ticketId: string, query?: Query) => url(`${SUPPORT}/sollicitations/${segment(ticketId)}`, query),
  /** The desk of the support of the portal. */
  supportDesk: (query?: Query) => url("/administration/tickets", query),
  supportTicket: (ticketId: string, query?: Query) => url(`/administration/tickets/${segment(ticketId)}`, query),
  /** What tickets are about, for administrators. */
  ticketCategories: (query?: Query) => url("/administration/tickets/categories", query),
  /** A ticket without an account. */
  anonymousTicket: (query?: Query) => url(`${SUPPORT}/sans-compte`, query),
  anonymousTicketSent: () => url(`${SUPPORT}/sans-compte/envoye`),
  /** The address in the mails that follow it: `jeton` opens it. */
  followTicket: (query: { jeton: string; fait?: string; repris?: true }) => url(`${SUPPORT}/suivi`, query),
  followTicketFile: (documentId: string, query: { jeton: string }) =>
    url(`${SUPPORT}/suivi/pieces-jointes/${segment(documentId)}`, query),
  apiTickets: () => url("/api/tickets"),
  /** What the author of a ticket without account does, by the link of their mail. */
  apiFollowedTicket: () => url("/api/tickets/sans-compte"),
  apiTicket: (ticketId: string) => url(`/api/tickets/${segment(ticketId)}`),

  chooseStructure: (query?: Query) => url(`${ACCOUNT}/structure`, query),
  myRights: (query?: Query) => url(`${ACCOUNT}/habilitations`, query),
  myRightsExport: (query?: Query) => url(`${ACCOUNT}/habilitations/export`, query),
  myAttachmentsExport: (query?: Query) => url(`${ACCOUNT}/rattachements/export`, query),
  myAttachments: (query?: Query) => url(`${ACCOUNT}/rattachements`, query),

  /** The bench of testers; answers 404 to everybody else, and in production. */
  testBench: (query?: Query) => url("/essais", query),
  /** Answers 404 unless BENCH_PAGES=1. */
  benchPage: () => url("/banc-d-essai"),

  legalNotice: () => url("/mentions-legales"),
  accessibility: () => url("/accessibilite"),

  apiDeposits: () => url("/api/depots"),
  apiUpload: (key: string, query?: Query) => url(`/api/envois/${segment(key)}`, query),
  apiDraftDocument: (draftId: string) => url(`/api/depots/${segment(draftId)}/facture`),
  apiDraftFiles: (draftId: string) => url(`/api/depots/${segment(draftId)}/pieces-jointes`),
  apiDocument: (documentId: string) => url(`/api/documents/${segment(documentId)}`),
  apiPageWords: (documentId: string, page: number) => url(`/api/documents/${segment(documentId)}/pages/${page}/mots`),
  apiDocumentPage: (documentId: string, page: number) => url(`/api/documents/${segment(documentId)}/pages/${page}`),
  apiInvoiceData: (invoiceId: string, syntax: "ubl" | "cii") =>
    url(`/api/factures/${segment(invoiceId)}/donnees`, { syntaxe: syntax }),
  apiInvoiceFiles: (invoiceId: string) => url(`/api/factures/${segment(invoiceId)}/fichiers`),
  apiAttachFile: (invoiceId: string) => url(`/api/factures-emises/${segment(invoiceId)}/pieces-jointes`),
  apiExtraction: (documentId: string) => url(`/api/documents/${segment(documentId)}/lecture`),
  apiValidators: (query?: Query) => url("/api/valideurs", query),
  apiRecipients: (query?: Query) => url("/api/destinataires", query),
  apiAccountExport: () => url("/api/mon-compte/export"),
  /** How long the session lasts (GET), and to go on with it (POST). */
  apiSession: () => url("/api/session"),
  apiHealth: () => url("/api/health"),

  /** `domaine`: what the articles are about. */
  news: (query?: Query) => url(NEWS, query),
  article: (articleId: string) => url(`${NEWS}/${segment(articleId)}`),
  newsFeed: (locale: string) => url(`${NEWS}/rss/${segment(locale)}.xml`),
  communication: () => url("/communication"),
  changeLog: () => url("/nouveautes"),
  webinars: () => url(WEBINARS),
  webinar: (webinarId: string, query?: Query) => url(`${WEBINARS}/${segment(webinarId)}`, query),
  webinarCalendar: (webinarId: string) => url(`${WEBINARS}/${segment(webinarId)}/calendrier.ics`),
  newWebinar: () => url(`${CONTENTS}/webinaires/nouveau`),
  writeWebinar: (webinarId: string, query?: Query) => url(`${CONTENTS}/webinaires/${segment(webinarId)}`, query),
  adminContents: (query?: Query) => url(CONTENTS, query),
  /** The help and the welcome, as administrators write them. `fait`: what was just done. */
  adminHelp: () => url(ADMIN_HELP),
  adminHelpPage: (locale: string, page: string, query?: Query) =>
    url(`${ADMIN_HELP}/${segment(locale)}/${segment(page)}`, query),
  adminHelpVersion: (locale: string, page: string, revisionId: string) =>
    url(`${ADMIN_HELP}/${segment(locale)}/${segment(page)}/versions/${segment(revisionId)}`),
  newArticle: () => url(`${CONTENTS}/articles/nouveau`),
  writeArticle: (articleId: string, query?: Query) => url(`${CONTENTS}/articles/${segment(articleId)}`, query),
  newMessage: () => url(`${CONTENTS}/messages/nouveau`),
  writeMessage: (messageId: string, query?: Query) => url(`${CONTENTS}/messages/${segment(messageId)}`, query),

  /** What works now, and what did in the last ninety days. */
  portalState: () => url("/etat"),
  adminState: (query?: Query) => url("/administration/etat", query),
  /** `recherche`: what is looked for; `public`: whom the pages must concern. */
  help: (query?: Query) => url(HELP, query),
  /** `part`: a heading of the page. */
  helpPage: (slug: string, part = "") => url(`${HELP}/${segment(slug)}`) + (part === "" ? "" : `#${part}`),
} as const;

function ofStructure(structureId: string): string {
  return `/organisation/structures/${segment(structureId)}`;
}

function segment(value: string): string {
  return encodeURIComponent(value);
}

/** Empty values are left out, so that a filter that is not set leaves no trace in the address. */
function url(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== "" && value !== false) search.set(name, String(value));
  }
  const text = search.toString();
  return text === "" ? path : `${path}?${text}`;
}

/**
 * Where to go back after sign-in: a path of this portal, or null. A value that another site could have forged
 * ("//evil.example", "/\evil.example", "https:…") is not one.
 */
export function safeReturn(target: string | null | undefined): string | null {
  if (!target?.startsWith("/") || target.length > 500) return null;
  const parsed = URL.parse(target, "http://portal.invalid");
  if (parsed?.origin !== "http://portal.invalid" || parsed.pathname.startsWith("//")) return null;
  return parsed.pathname + parsed.search;
}
