import type { LabelWords } from "#lib/documents/domain/labels.ts";

/** Words before identifiers and amounts. */
export const AMOUNT_WORDS: readonly LabelWords[] = [
  {
    kind: "siret",
    weight: 1,
    phrases: `
      SIRET | n° SIRET | SIREN / SIRET | SIRET n° | code SIRET | n° de SIRET | SIRET / SIREN | identifiant SIRET`,
  },
  {
    kind: "siren",
    weight: 1,
    phrases: `
      SIREN | n° SIREN | RCS | R.C.S | SIREN n° | n° RCS | immatriculée au RCS`,
  },
  {
    kind: "vatNumber",
    weight: 1,
    phrases: `
      n° TVA | n° TVA intra | TVA intracommunautaire | n° TVA intracommunautaire | TVA intra | n° de TVA |
      identifiant TVA | n° identification TVA | n° TVA client | TVA n° | id TVA | VAT n° | VAT number | VAT ID |
      VAT-ID | VAT reg n° | USt-IdNr | USt-ID-Nr | USt.-Id.-Nr | Umsatzsteuer-ID | USt-IdentNr | USt.-Identnr |
      USt-ID | UID | partita IVA | P.IVA | P. IVA | NIF | CIF | NIF/CIF | VAT registration n° | BTW-nummer`,
  },
  {
    kind: "iban",
    weight: 1,
    phrases: `
      IBAN | IBAN n° | n° IBAN | IBAN-Nr | code IBAN`,
  },
  {
    kind: "net",
    weight: 1,
    phrases: `
      total HT | total hors taxes | total hors taxe | montant hors taxe | montant total hors taxe | prix hors taxe | prix total hors taxes |
      total des prestations HT | total prestations HT | total travaux HT | total fournitures HT | montant facture HT |
      total (hors taxes) | cumul HT | montant HT facturé | total général hors taxes | montant HT | montant total HT | total général HT |
      total net HT | montant hors taxes | net HT | total HT net | montant net HT | total H.T | total montant HT |
      total HT après remise | montant total hors taxes | prix total HT | total HT EUR | total HT en EUR |
      total HT € | total base HT | montant total HT net | total net hors taxes | HT total | total facture HT |
      montant HT total | total excluding VAT | total excl VAT | total ex VAT | total exc VAT | net total |
      total net | net amount | total net amount | amount excl VAT | total without VAT | total before tax |
      amount excluding VAT | total excl tax | total excluding tax | total VAT excluded | taxable total |
      total (excl. VAT) | net value | invoice total excl VAT | total amount excl VAT | Nettobetrag | Gesamt netto |
      Summe netto | Netto | Nettosumme | Rechnungssumme netto | Rechnungssumme ohne USt | Gesamtbetrag netto |
      Gesamtnetto | Summe netto EUR | Gesamtsumme netto | Warenwert netto | Netto gesamt | Zwischensumme netto |
      Rechnungssumme netto excl USt | Rechnungssumme netto exkl USt | Rechnungsbetrag netto | Netto-Summe |
      Nettogesamtbetrag | totale imponibile | imponibile | totale netto | base imponible | total base imponible |
      total sin IVA | total neto | importe neto | imponibile totale`,
  },
  {
    kind: "net",
    weight: 0.7,
    phrases: `
      HT | H.T | hors taxes | sous-total | sous-total HT | subtotal | sub-total | sub total | Zwischensumme |
      Positionssumme | total lignes HT | subtotale | total brut HT | base HT | base imposable | taxable amount`,
  },
  {
    kind: "tax",
    weight: 1,
    phrases: `
      total TVA | montant TVA | montant total TVA | TVA totale | total de la TVA | total taxes | montant des taxes |
      TVA | total T.V.A | montant de TVA | dont TVA | T.V.A | TVA collectée | total TVA EUR | VAT total |
      total VAT | VAT amount | total VAT amount | total tax | tax total | VAT | tax amount | sales tax | plus VAT |
      GST | Umsatzsteuer | Mehrwertsteuer | MwSt | USt | Summe Umsatzsteuer | Steuerbetrag | MwSt-Betrag |
      USt-Betrag | zzgl MwSt | zzgl USt | zzgl Umsatzsteuer | zzgl Mehrwertsteuer | Summe MwSt | MwSt gesamt |
      Gesamt MwSt | Umsatzsteuer gesamt | Steuer | Gesamt USt | enthaltene MwSt | Summe USt | totale IVA | IVA |
      imposta | totale imposta | cuota IVA | total IVA | cuota | importe IVA | BTW`,
  },
  {
    kind: "tax",
    weight: 0.8,
    phrases: `
      taxes | tax | taxe`,
  },
  {
    kind: "gross",
    weight: 1,
    phrases: `
      total TTC | montant TTC | montant total TTC | total toutes taxes comprises | total général TTC | montant TTC facturé | montant facture TTC | montant de la facture TTC |
      total travaux TTC | total général toutes taxes comprises | montant TTC à payer | total facturé TTC | total TTC net | total T.T.C |
      TTC | T.T.C | montant toutes taxes comprises | prix total TTC | total facture TTC | total TTC EUR |
      total TTC € | total TTC en EUR | montant TTC total | total de la facture TTC | TTC total |
      total including VAT | total incl VAT | total inc VAT | gross total | total gross | gross amount |
      grand total | invoice total | total amount | total incl tax | total including tax | total with VAT |
      amount incl VAT | total (incl. VAT) | total amount incl VAT | invoice total incl VAT | Bruttobetrag |
      Gesamtbetrag | Summe brutto | Brutto | Bruttosumme | Gesamt brutto | Rechnungsbetrag | Rechnungssumme |
      Rechnungssumme brutto | Rechnungssumme brutto inkl USt | Endbetrag | Endsumme | Gesamtsumme |
      Gesamtbetrag brutto | Gesamtsumme brutto | Rechnungsbetrag brutto | Rechnungssumme mit USt | Brutto gesamt |
      Rechnungsendbetrag | Bruttogesamtbetrag | totale fattura | totale documento | totale | totale complessivo |
      totale ivato | total factura | importe total | total con IVA | total IVA incluido | total general | totaal`,
  },
  {
    kind: "gross",
    weight: 0.6,
    phrases: `
      total | Summe | Gesamt | total EUR | total € | total général | montant total`,
  },
  {
    kind: "due",
    weight: 1,
    phrases: `
      net à payer | montant à payer | reste à payer | solde à payer | total à payer | net à payer TTC |
      montant net à payer | total net à payer | restant dû | montant dû | reste dû | solde dû | net à payer EUR |
      à payer | total TTC à payer | net à régler | somme à payer | montant restant dû | total dû |
      solde restant dû | net à déduire | net à votre crédit | net à créditer | net en votre faveur | à régler |
      reste | restant | reste à régler | solde à régler | montant restant à payer | montant net dû | montant dû TTC |
      net à payer TTC EUR | montant à virer | à verser | montant à régler | total à régler | net à payer en EUR | net à rembourser | montant à rembourser | solde |
      amount due | balance due | residual | residual amount | amount residual | total amount due | total due | due payable | amount payable | total payable | to pay | total to pay |
      amount to pay | balance | payable amount | outstanding amount | outstanding balance | please pay |
      Zahlbetrag | offener Betrag | zu zahlen | fälliger Betrag | zu zahlender Betrag | Restbetrag |
      zahlbarer Betrag | zu zahlender Gesamtbetrag | noch zu zahlen | Auszahlungsbetrag | Überweisungsbetrag |
      netto a pagare | totale da pagare | importo da pagare | da pagare | totale dovuto | total a pagar |
      importe a pagar | a pagar | líquido a pagar | te betalen`,
  },
  {
    kind: "paid",
    weight: 1,
    phrases: `
      acompte | acompte versé | acomptes | acompte reçu | déjà payé | montant déjà payé | déjà réglé |
      acomptes versés | montant payé | avance versée | déjà versé | acompte déduit | acompte à déduire |
      avance déduite | avance | avances | avance forfaitaire | acompte facturé | acompte déjà facturé | acompte perçu | acomptes perçus |
      acompte payé | acomptes déduits | à déduire | déduction acompte | règlement reçu | règlements reçus | paiement reçu |
      montant déjà versé | montant versé | versement | provision versée | moins acompte | montant déjà réglé | payé | réglé | prepaid | deposit | paid | paid amount | amount paid |
      already paid | less deposit | down payment | advance payment | payments received | Anzahlung |
      bereits bezahlt | erhaltene Anzahlungen | bereits gezahlt | abzgl Anzahlung | Vorauszahlung |
      geleistete Anzahlung | acconto | già pagato | anticipo | pagado`,
  },
  {
    kind: "base",
    weight: 1,
    phrases: `
      base | base TVA | base HT | montant base | Basisbetrag | Steuerbasisbetrag | taxable base |
      Bemessungsgrundlage | bases HT | base calcul | net amout`,
  },
  {
    kind: "rate",
    weight: 1,
    phrases: `
      taux | taux TVA | % TVA | TVA % | VAT % | VAT rate | Steuersatz | USt % | MwSt % | MwSt-Satz | aliquota |
      tipo | tax rate | code TVA | USt-Satz | IVA % | % IVA`,
  },
];
