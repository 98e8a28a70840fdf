import type { LabelWords } from "#lib/documents/domain/labels.ts";

/** Words before what is not filled in. They keep a delivery date from being taken for the date of the invoice. */
export const OTHER_WORDS: readonly LabelWords[] = [
  {
    kind: "otherDate",
    weight: 1,
    phrases: `
      date d'échéance | échéance | date échéance | échéance le | à échéance du | date limite |
      date limite de paiement | à payer avant le | payable le | date de règlement | date de paiement |
      date de livraison | livraison | livré le | date de prestation | date de début | date de fin | période |
      période du | période de | au | date de commande | date commande | commande du | bon de commande du |
      date de facture associée | date facture d'origine | date de début de prestation | date de fin de prestation |
      date du service fait | date d'exécution | date de valeur | depuis le | imprimé le | édité le |
      date d'expédition | marché du | facture d'origine du | date début | date fin | date du bon de commande |
      date du marché | notifié le | règlement le | à régler avant le | à régler le | valable jusqu'au |
      date facture liée | avant le | prestation du | réf du | devis du | jusqu'au | date du devis | due date |
      payment due | due by | due on | delivery date | date of delivery | date of supply | period | order date |
      date of order | ship date | please remit until | pay by | payment date | service date | supply date | from |
      to | until | Fälligkeitsdatum | fällig am | Fälligkeit | Leistungsdatum | Lieferdatum |
      Liefer- und Leistungsdatum | zahlbar bis | Bestelldatum | Bestellung vom | gemäß Bestellung vom |
      Leistungszeitraum | bis | Zahlungsziel | Valutadatum | Lieferung vom | Lieferdatum entspricht Rechnungsdatum |
      netto bis | Auftragsdatum | Auftrag vom | Gültig ab | Skonto bis | scadenza | data scadenza |
      data di scadenza | data consegna | data ordine | vencimiento | fecha de vencimiento | fecha vencimiento |
      fecha de entrega | fecha pedido | fecha de pedido`,
  },
  {
    kind: "otherNumber",
    weight: 1,
    phrases: `
      n° client | n° de client | code client | client n° | référence client interne | n° compte | compte n° |
      n° bon de livraison | bon de livraison | bon de livraison n° | BL n° | n° BL | n° devis | devis n° | devis |
      n° de facture associée | facture associée | facture liée | facture d'origine | n° facture d'origine |
      facture d'origine n° | n° de la facture d'origine | facture rectifiée | avoir sur facture n° |
      sur facture n° | annule la facture n° | annule et remplace la facture n° | relatif à la facture n° |
      concerne la facture n° | référence avis de paiement | n° bon de réception | n° bon de vente | page | page n° |
      projet | réf projet | ref appel d'offres | réf comptable | n° affaire | affaire | affaire n° | chantier |
      n° ligne | ligne BC | lot | lot n° | situation n° | code article | référence | réf | nos références |
      nos réf | N/Réf | cadre de facturation | TVA acquittée | téléphone | tél | fax | mobile | capital |
      au capital | au capital social | NAF | APE | code APE | code NAF | n° de contrat client | intervention n° |
      n° dossier | dossier | ticket | n° d'appel | rue | facture du mois | facture de | notre référence |
      facture initiale | facture initiale n° | facture concernée | facture de référence | facture référencée |
      facture annulée | customer n° | customer | customer number | customer ID | account n° | account number |
      delivery note n° | delivery note | original invoice | original invoice n° | invoice to | ref | reference |
      our reference | project | quote n° | tax n° | tax number | phone | item | quantity | qty | related invoice |
      corrected invoice | refers to invoice n° | invoice to customer | invoice address | credited invoice |
      Kundennummer | Kunden-Nr | Kundennr | Lieferschein | Lieferscheinnummer | Lieferung Nr | Auftragsnummer |
      Auftrags-Nr | Auftrag Nr | Steuernummer | Steuer-Nr | Steuernr | Handelsregister | Handelsregisternummer |
      HRB | HRA | Telefon | Tel | Kontonummer | Konto-Nr | Kontonr | BLZ | Seite | Artikel-Nr | Art.Nr | GTIN |
      GLN | Referenz | Projekt | Position | Pos | Globale Nummer | ursprüngliche Rechnung | zu Rechnung Nr |
      Unsere Referenz | Rechnungsadresse | Rechnungsempfänger | Rechnungssteller | Lieferantennummer |
      Lieferanten-Nr | Angebot Nr | Angebotsnummer | Vorgangsnummer | codice cliente | cliente n° | n° cliente |
      código cliente | cliente | DDT n° | DDT | albarán | albarán n° | presupuesto n° | codice fiscale |
      código de cliente | factura rectificada | factura original | CIG | CUP`,
  },
  {
    kind: "otherAmount",
    weight: 1,
    phrases: `
      P.U | PU HT | P.U. HT | prix unitaire | prix unitaire HT | unit price | Einzelpreis | E-Preis | Preis | qté |
      quantité | Menge | remise | escompte | pénalité | indemnité forfaitaire | capital social | prezzo | precio |
      cantidad | discount | Rabatt | Skonto | frais de port | éco-participation | écotaxe | retenue de garantie |
      rabais | brut | consigne | shipping | Versandkosten | Nettopreis | Gesamtbetrag der Zuschläge |
      Gesamtbetrag der Abschläge | total remise | montant remise | frais | Sondernachlass | dont éco-participation |
      dont escompte`,
  },
  {
    kind: "otherId",
    weight: 1,
    phrases: `
      BIC | SWIFT | code banque | code guichet | clé RIB | RIB | RNA | GLN | GTIN | DUNS | EORI | ICS | RUM | EAN |
      n° TVA représentant fiscal`,
  },
];
