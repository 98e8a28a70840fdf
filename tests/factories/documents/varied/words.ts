/** Words that suppliers really use, several ways to say each thing. `|` sets them apart; `%` stands for a rate. */
export type Words = {
  readonly [Key in
    | "title"
    | "credit"
    | "number"
    | "date"
    | "due"
    | "buyer"
    | "commitment"
    | "service"
    | "contract"
    | "siret"
    | "buyerSiret"
    | "vat"
    | "net"
    | "tax"
    | "gross"
    | "pay"
    | "paid"
    | "iban"
    | "exempt"
    | "columns"
    | "recap"
    | "origin"
    | "months"
    | "others"]: string;
};

export type Language = "fr" | "en" | "de" | "it" | "es";

export const WORDS: Readonly<Record<Language, Words>> = {
  fr: {
    title: "FACTURE|Facture|FACTURE DE VENTE|Facture - Original|FACTURE (duplicata)|Facture de prestations",
    credit: "AVOIR|Avoir|FACTURE D'AVOIR|Note de crédit",
    number: `Facture N°|N° de facture|Facture numéro|Numéro de facture|Réf. facture|N° Facture|Facture n°|N° pièce|Numéro|
      Référence facture|Facture no|N°|Numéro de la facture`,
    date: `Date|Date de facture|Date de facturation|Date d'émission|Émise le|Facture du|Date facture|Date de la facture|
      En date du|Établie le|Date de pièce|Date d'établissement`,
    due: `Échéance|Date d'échéance|À régler avant le|Date limite de paiement|Payable le|Date de règlement|Échéance au`,
    buyer: `Facturé à|Client|Destinataire|Adresse de facturation|Doit|À l'attention de|Client :|Adressée à|Acheteur|
      Maître d'ouvrage|Collectivité|Destinataire de la facture|Facturation`,
    commitment: `N° d'engagement|Engagement n°|N° EJ|Engagement juridique|N° d'engagement juridique|Numéro d'engagement|
      N° engagement/BC|Réf. engagement|Numéro EJ|N° bon de commande|Bon de commande n°|Votre commande n°|Commande n°|
      N° de commande|Réf. commande|BC n°|V/commande|Votre BC|Numéro de commande|Bon de commande|N° Cde|V/Cde n°|
      Cde client|Référence de la commande|Numéro de bon de commande|N° d'engagement Chorus|Votre bon de commande|
      Engagement|N° BDC|Référence d'engagement`,
    service: `Code service|Service exécutant|Code service exécutant|Code service Chorus|Code service Chorus Pro|
      Code du service|N° de service|Chorus Pro - code service|Code SE|Service destinataire|Code service (Chorus)|
      Service Chorus`,
    contract: `N° de marché|Marché n°|Marché|Marché public n°|Réf. marché|Contrat n°|N° marché|Numéro de marché|
      Numéro de contrat|Réf. contrat|Accord-cadre n°|Votre marché|Votre contrat n°|Marché/contrat|N° du marché public`,
    siret: "SIRET|Siret :|N° SIRET|N° Siret :|Siret n°|SIRET -|N° de Siret|Siret",
    buyerSiret: "SIRET|SIRET client|N° SIRET|Siret du client|Siret :|SIRET destinataire|N° SIRET client",
    vat: `N° TVA|TVA intracommunautaire|N° TVA intracom.|TVA intracom :|N° de TVA intracommunautaire|N° TVA Intra|
      Identifiant TVA|N° id. TVA|N° TVA CEE|Ident. T.V.A.|TVA Intracommunautaire n°`,
    net: `Total HT|Montant HT|Total H.T.|TOTAL HT|Montant total HT|Total net HT|Total hors taxes|Net HT|Montant H.T.|
      Prix total HT|Total (HT)|Total HT (EUR)|Sous-total HT|Montant hors taxe|Total prestations HT`,
    tax: `TVA|Total TVA|TVA %|Montant TVA|T.V.A. %|TVA (%)|Total T.V.A.|Montant de la TVA|TVA à %|Total taxes`,
    gross: `Total TTC|Montant TTC|TOTAL T.T.C.|Montant total TTC|Total toutes taxes comprises|Total (TTC)|
      Total général TTC|Montant T.T.C.|TOTAL FACTURE TTC|Total TTC (EUR)|Total TTC en euros`,
    pay: `Net à payer|NET A PAYER|Reste à payer|Solde à régler|Montant dû|Net à payer TTC|Solde à payer|Total à régler|
      Reste dû|Somme à régler|Net à payer (EUR)|Montant à payer|Reste à régler|NET À PAYER EN EUROS`,
    paid: `Acompte versé|Acompte déjà facturé|Acompte du 12/01/2026|Déjà réglé|Acompte n° 1|Avance déduite|
      Acomptes perçus|Règlement reçu|Montant déjà versé|À déduire : acompte|Retenue de garantie 5 %|Acomptes`,
    iban: "IBAN|IBAN :|Compte (IBAN) :|Code IBAN|N° IBAN|Virement - IBAN :|RIB / IBAN :",
    exempt: `TVA non applicable, art. 293 B du CGI|Exonération de TVA, article 261-4-4° a du CGI|
      Autoliquidation de la TVA (article 283-2 nonies du CGI)|TVA non applicable - article 293 B du code général des impôts`,
    columns: "Désignation;Qté;PU HT;Montant HT|Description;Quantité;Prix unitaire;Total HT|Prestation;Nb;P.U.;Total",
    recap: "Taux;Base HT;Montant TVA|% TVA;Base;TVA|Taux TVA;Montant HT;TVA|TVA;Base HT;Montant",
    origin: "Facture d'origine n°|Sur facture n°|Annule la facture n°|Avoir sur facture n°|Facture concernée",
    months: "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
    others: `N° client=C00412|Code client=411MAIRIE|N° devis=DE-2026-088|Bon de livraison n°=BL 55120|
      Votre contact=Mme Roussel|N° dossier=2026-778|Affaire=AF-1182|Date de livraison=04/01/2026|
      Période du=01/12/2025 au 31/12/2025|Page=1/1|Tél.=04 78 12 55 90|Mode de règlement=Virement 30 jours|
      Représentant=M. Allard|N° chantier=CH 44-12|Devis accepté le=11/11/2025|N° d'intervention=887120`,
  },
  en: {
    title: "INVOICE|Invoice|TAX INVOICE",
    credit: "CREDIT NOTE|Credit note",
    number: "Invoice number|Invoice no.|Invoice #|Invoice ref.|Invoice No|Our invoice",
    date: "Invoice date|Date|Date of issue|Issued on|Date issued",
    due: "Due date|Payment due|Pay by",
    buyer: "Bill to|Invoice to|Customer|Sold to|Billed to",
    commitment: "Purchase order|PO number|Your order no.|PO No.|Order reference|Customer PO",
    service: "Buyer reference|Service code",
    contract: "Contract number|Contract no.|Agreement ref.",
    siret: "SIRET|Company no. (SIRET)|SIRET no.",
    buyerSiret: "SIRET|Customer SIRET",
    vat: "VAT number|VAT no.|VAT ID|VAT Reg. No.",
    net: "Subtotal|Net total|Total excl. VAT|Total before tax|Net amount",
    tax: "VAT|VAT %|Total VAT|Tax",
    gross: "Total|Total incl. VAT|Grand total|Gross total|Invoice total",
    pay: "Amount due|Balance due|Total due|Please pay",
    paid: "Paid|Less deposit|Amount paid|Payments received",
    iban: "IBAN|IBAN:",
    exempt: "Reverse charge: VAT to be accounted for by the recipient|VAT exempt",
    columns: "Description;Qty;Unit price;Amount|Item;Quantity;Rate;Total",
    recap: "Rate;Net;VAT|VAT rate;Taxable amount;VAT amount",
    origin: "Original invoice|Refers to invoice no.",
    months: "January|February|March|April|May|June|July|August|September|October|November|December",
    others:
      "Customer no.=10442|Delivery note=DN-881|Delivery date=04/01/2026|Project=P-77|Phone=+33 4 78 12 55 90|Page=1 of 1",
  },
  de: {
    title: "RECHNUNG|Rechnung",
    credit: "GUTSCHRIFT|Stornorechnung",
    number: "Rechnungsnummer|Rechnung Nr.|Rechnungs-Nr.|Rechnungsnr.|Beleg-Nr.",
    date: "Rechnungsdatum|Datum|Belegdatum|Ausgestellt am",
    due: "Fällig am|Zahlbar bis|Fälligkeitsdatum",
    buyer: "Rechnungsempfänger|Kunde|Rechnung an|Käufer",
    commitment: "Bestellnummer|Ihre Bestellung|Bestell-Nr.|Ihre Bestellnummer",
    service: "Leitweg-ID",
    contract: "Vertragsnummer|Vertrags-Nr.",
    siret: "SIRET|SIRET-Nr.",
    buyerSiret: "SIRET|SIRET Kunde",
    vat: "USt-IdNr.|USt-ID|Umsatzsteuer-ID|USt-Id-Nr.",
    net: "Nettobetrag|Summe netto|Gesamt netto|Zwischensumme|Nettosumme",
    tax: "Umsatzsteuer %|MwSt. %|USt. %|zzgl. % MwSt.|Summe USt.",
    gross: "Gesamtbetrag|Rechnungsbetrag|Bruttobetrag|Summe brutto|Endbetrag",
    pay: "Zahlbetrag|Zu zahlen|Offener Betrag|Restbetrag",
    paid: "Anzahlung|Bereits gezahlt|abzgl. Anzahlung",
    iban: "IBAN|IBAN:",
    exempt:
      "Steuerfreie innergemeinschaftliche Lieferung|Steuerschuldnerschaft des Leistungsempfängers (Reverse Charge)",
    columns: "Bezeichnung;Menge;Einzelpreis;Gesamtpreis|Artikel;Anzahl;E-Preis;Betrag",
    recap: "Steuersatz;Netto;Steuer|MwSt.-Satz;Nettobetrag;MwSt.-Betrag",
    origin: "Ursprüngliche Rechnung|zu Rechnung Nr.",
    months: "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember",
    others: "Kundennummer=10442|Lieferschein=L-881|Lieferdatum=04.01.2026|Steuernummer=143/256/10443|Telefon=089 12345",
  },
  it: {
    title: "FATTURA|Fattura",
    credit: "NOTA DI CREDITO|Nota di credito",
    number: "Fattura n.|Numero fattura|N. documento|Fattura numero|Numero documento",
    date: "Data fattura|Data|Data documento|Data emissione",
    due: "Scadenza|Data scadenza",
    buyer: "Spett.le|Cliente|Destinatario",
    commitment: "Ordine n.|Numero ordine|Vs. ordine|Ordine di acquisto n.",
    service: "Codice ufficio|Codice destinatario",
    contract: "Contratto n.|N. contratto",
    siret: "SIRET",
    buyerSiret: "SIRET",
    vat: "Partita IVA|P. IVA|P.IVA",
    net: "Imponibile|Totale imponibile|Totale netto",
    tax: "IVA %|Totale IVA|Imposta",
    gross: "Totale fattura|Totale documento|Totale|Totale ivato",
    pay: "Netto a pagare|Totale da pagare|Da pagare",
    paid: "Acconto|Già pagato",
    iban: "IBAN|IBAN:",
    exempt: "Operazione esente IVA art. 10|Inversione contabile (reverse charge)",
    columns: "Descrizione;Quantità;Prezzo;Importo",
    recap: "Aliquota;Imponibile;Imposta",
    origin: "Fattura di riferimento",
    months: "gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre",
    others: "Codice cliente=10442|DDT n.=881|Telefono=02 12345",
  },
  es: {
    title: "FACTURA|Factura",
    credit: "NOTA DE CRÉDITO|Nota de crédito|FACTURA DE ABONO|ABONO",
    number: "Factura n.º|N.º de factura|Número de factura|Factura número|Factura Nº",
    date: "Fecha|Fecha de factura|Fecha de emisión|Fecha factura",
    due: "Vencimiento|Fecha de vencimiento",
    buyer: "Cliente|Facturar a|Datos del cliente",
    commitment: "Pedido n.º|N.º de pedido|Su pedido|Orden de compra",
    service: "Código órgano|Oficina contable",
    contract: "Contrato n.º|N.º de contrato|Expediente",
    siret: "SIRET",
    buyerSiret: "SIRET",
    vat: "NIF/IVA|N.º IVA|NIF|CIF",
    net: "Base imponible|Total base imponible|Importe neto|Total sin IVA",
    tax: "IVA %|Total IVA|Cuota IVA",
    gross: "Total factura|Total|Importe total|Total con IVA",
    pay: "Total a pagar|Importe a pagar|A pagar",
    paid: "Anticipo|Pagado a cuenta|Pagado",
    iban: "IBAN|IBAN:",
    exempt: "Operación exenta de IVA|Inversión del sujeto pasivo",
    columns: "Descripción;Cantidad;Precio;Importe",
    recap: "Tipo;Base;Cuota",
    origin: "Factura original",
    months: "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre",
    others: "Código cliente=10442|Albarán n.º=881|Teléfono=93 1234567",
  },
};

/** The ways to say one thing. */
export function waysOf(text: string): string[] {
  return text.split("|").map((way) => way.trim());
}
