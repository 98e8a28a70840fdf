import type { LabelWords } from "#lib/documents/domain/labels.ts";

/** Words before the references of an invoice, French first. Set apart by bars; compared as `compactKey` says. */
export const REFERENCE_WORDS: readonly LabelWords[] = [
  {
    kind: "number",
    weight: 1,
    phrases: `
      facture n° | n° facture | n° de facture n° | facture numéro | numéro de la facture | référence facture |
      réf facture | n° de pièce | avoir n° | n° avoir | n° d'avoir | facture d'avoir n° | n° facture avoir |
      note de crédit n° | facture avoir n° | n° note de crédit | facture d'acompte n° | facture de situation n° |
      n° pièce | n° de la pièce | référence de la facture | réf de facture | N/Réf facture | notre facture | notre facture n° |
      facture réf | facture référence | n° facture client | numéro de pièce | invoice reference number | our invoice |
      our invoice n° | facture proforma n° | facture de solde n° | note d'honoraires n° | invoice n° | n° invoice | invoice # |
      invoice id | invoice ref | invoice reference | tax invoice n° | credit note n° | bill n° | credit memo n° |
      Rechnungsnummer | Rechnungs-Nr | Rechnung Nr | RechnungsNr | Rechnung-Nr | Re-Nr | ReNr | Belegnummer |
      Beleg-Nr | Gutschriftsnummer | Gutschrift Nr | Gutschriftnummer | Gutschrift-Nr | Rechnungsnr |
      Handelsrechnung Nr | Stornorechnung Nr | fattura n° | n° fattura | numero documento | n° documento |
      nota di credito n° | fattura numero | factura n° | n° factura | n° de factura | factura número |
      nota de crédito n° | factura rectificativa n° | n° abono | fatura n° | factuurnummer | factuur n°`,
  },
  {
    kind: "number",
    weight: 0.72,
    phrases: `
      facture | avoir | invoice | Rechnung | fattura | factura | credit note | Gutschrift | note de crédit |
      nota di credito | nota de crédito | facture d'avoir | n° de document | document n° | document number |
      Handelsrechnung | commercial invoice | tax invoice`,
  },
  {
    kind: "number",
    weight: 0.5,
    phrases: `
      n°`,
  },
  {
    kind: "date",
    weight: 1,
    phrases: `
      date facture | date de facturation | date d'émission | date de l'avoir | date avoir | émise le | émis le |
      facture du | facturé le | date de la pièce | date du document | date d'établissement | établie le | établi le | en date du | date de pièce | date pièce | date de création |
      date de la facturation | facture établie le | facture émise le | facture en date du |
      date emission | date d'émission de la facture | avoir du | date d'émission de l'avoir | invoice date |
      date of invoice | issue date | date of issue | émise | établie | ausgestellt am | issued at | issued on | date issued | tax point |
      invoice dated | billing date | credit note date | Rechnungsdatum | Belegdatum | Ausstellungsdatum |
      Datum der Rechnung | Gutschriftsdatum | Rechnung vom | Rechnungs-Datum | data fattura | data documento |
      data emissione | data di emissione | fecha factura | fecha de emisión | fecha de factura |
      fecha de expedición | factuurdatum | data da fatura`,
  },
  {
    kind: "date",
    weight: 0.8,
    phrases: `
      date | Datum | data | fecha | dated`,
  },
  {
    kind: "date",
    weight: 0.45,
    phrases: `
      le | vom | du | von | del | dated | issued | issued at`,
  },
  {
    kind: "currency",
    weight: 1,
    phrases: `
      devise | currency | Währung | Beträge in | valuta | divisa | moneda | montants en | montants exprimés en |
      amounts in`,
  },
  {
    kind: "service",
    weight: 1,
    phrases: `
      code service | service exécutant | code service exécutant | référence acheteur / service exécutant |
      n° service exécutant | code du service | service exécutant code | référence service exécutant |
      code service destinataire | code service client | n° service | identifiant service | code SE |
      référence acheteur service | référence de l'acheteur | référence acheteur | réf acheteur |
      code service Chorus | code service Chorus Pro | Chorus Pro code service | Chorus code service |
      code service CPP | service Chorus | service Chorus Pro | code service destinataire n° | n° code service |
      service gestionnaire | service destinataire | service facturier | buyer reference | buyer's reference | service code | service code n° | Leitweg-ID | Leitwege-ID | Leitweg ID |
      LeitwegID | Referenz des Käufers | Käuferreferenz | routing code | codice ufficio | codice destinatario |
      código órgano | oficina contable`,
  },
  {
    kind: "service",
    weight: 0.66,
    phrases: `
      service | Ihr Zeichen | service client destinataire`,
  },
  {
    kind: "commitment",
    weight: 1,
    phrases: `
      n° engagement | n° d'engagement | engagement n° | engagement | engagement juridique |
      n° engagement juridique | n° d'engagement juridique | engagement juridique n° | n° EJ | EJ | EJ n° |
      référence engagement | réf engagement | n° d'EJ | code engagement | n° engagement / bon de commande |
      n° bon de commande / engagement | n° engagement EJ | n° d'engagement ou de commande |
      bon de commande / engagement | engagement bon de commande | n° engagement BC | n° engagement Chorus |
      engagement Chorus | n° d'engagement Chorus Pro | référence de l'engagement | numéro EJ Chorus | votre engagement |
      votre n° d'engagement | engagement comptable | n° engagement comptable | référence EJ | réf EJ`,
  },
  {
    kind: "order",
    weight: 1,
    phrases: `
      n° bon de commande | bon de commande n° | bon de commande | n° de commande | commande n° | n° commande |
      votre commande | votre commande n° | votre n° de commande | référence commande | réf commande |
      n° de commande client | commande client | n° BC | BC n° | référence de commande | votre bon de commande |
      référence bon de commande | n° commande client | n° de votre commande | réf bon de commande |
      votre bon de commande n° | n° cde | cde n° | V/cde | V/cde n° | V/commande | V/commande n° | votre cde |
      votre cde n° | cde client | cde client n° | n° cde client | n° BDC | BDC n° | BDC | bon de cde | bon de cde n° |
      votre BC | votre BC n° | réf cde | référence cde | référence BC | réf BC | votre réf commande | V/BC | V/BC n° | suivant bon de commande n° | suivant commande n° | référence de la commande |
      purchase order | purchase order n° | PO n° | PO | P.O. n° | order n° | order number | your order n° |
      order reference | customer order n° | PO reference | purchase order reference | your purchase order |
      your PO | Bestellnummer | Bestell-Nr | Bestellung Nr | Bestellung | Ihre Bestellung | Bestellnr |
      Bestellreferenz | Ihre Bestellnummer | Ihre Bestell-Nr | Bestellung-Nr | gemäß Bestellung Nr | ordine n° |
      n° ordine | ordine d'acquisto | ordine di acquisto n° | riferimento ordine | vs ordine | vostro ordine |
      pedido n° | n° pedido | n° de pedido | pedido | su pedido | orden de compra | orden de compra n° |
      bestelnummer`,
  },
  {
    kind: "order",
    weight: 0.75,
    phrases: `
      votre référence | votre réf | vos réf | vos références | V/Réf | commande | your order | customer reference | your reference |
      référence client | réf client | your ref | Ihre Referenz | su referencia | vostro riferimento`,
  },
  {
    kind: "contract",
    weight: 1,
    phrases: `
      n° marché | n° de marché | marché n° | n° du marché | marché public n° | référence marché | réf marché |
      n° de marché public | n° contrat | n° de contrat | contrat n° | référence contrat | référence du contrat |
      n° marché public | n° du marché public | votre marché | votre marché n° | votre contrat | votre contrat n° | marché contrat |
      marché / contrat n° | référence du marché | référence accord-cadre | accord-cadre | n° d'accord-cadre | convention n° |
      n° de convention | n° du contrat | n° marché / contrat | n° de marché / contrat | accord-cadre n° |
      n° accord-cadre | contract n° | contract number | contract reference | contract ref | agreement ref | agreement n° | Vertragsnummer |
      Vertrag Nr | Vertragsnr | Vertrags-Nr | contratto n° | n° contratto | contrato n° | n° contrato |
      n° de contrato | n° expediente | expediente`,
  },
  {
    kind: "contract",
    weight: 0.75,
    phrases: `
      marché | marché public | contrat | contract | Vertrag | contratto | contrato`,
  },
];
