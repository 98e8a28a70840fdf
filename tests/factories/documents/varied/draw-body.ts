import type { Canvas } from "#tests/factories/documents/varied/canvas.ts";
import { inFours, money, rateText } from "#tests/factories/documents/varied/forms.ts";
import type { Plan } from "#tests/factories/documents/varied/plan.ts";

const COLUMNS = [42, 330, 430, 555] as const;

/** The lines of the invoice; on two pages with what is carried over. Gives back where the totals may begin. */
export function drawLines(page: Canvas, plan: Plan, y: number, foot: () => void): number {
  const heads = plan.told.columns.split(";");
  const head = (at: number) => {
    for (const [i, text] of heads.entries()) page.put(text, COLUMNS[i] ?? 0, at, { bold: true, right: i > 1 });
    if (plan.rules) page.rule(38, at + page.step, 558);
    return at + page.step * 1.5;
  };
  let at = head(y);
  let carried = 0;
  const { lines } = plan.sample;
  const turnAt = plan.pages === 2 ? Math.ceil(lines.length / 2) : -1;
  for (const [i, line] of lines.entries()) {
    if (i === turnAt) {
      page.put(plan.language === "fr" ? "À reporter" : "Carried forward", COLUMNS[1], at);
      page.put(money(plan, carried), COLUMNS[3], at, { right: true });
      foot();
      page.newPage();
      page.put(plan.language === "fr" ? "Report" : "Brought forward", COLUMNS[1], 50);
      page.put(money(plan, carried), COLUMNS[3], 50, { right: true });
      at = head(70);
    }
    const total = line.quantity * line.unit;
    carried += total;
    page.put(line.label, COLUMNS[0], at);
    page.put(plan.seed % 2 === 0 ? String(line.quantity) : `${line.quantity},00`, COLUMNS[1], at);
    page.put(money(plan, line.unit), COLUMNS[2], at, { right: true });
    page.put(money(plan, total), COLUMNS[3], at, { right: true });
    at += page.step * 1.25;
  }
  if (turnAt >= lines.length) {
    foot();
    page.newPage();
    at = 60;
  }
  if (plan.rules) page.rule(38, at, 558);
  return at + page.step;
}

type Pair = readonly [string, number];

/** Net, tax, gross and what is left to pay, as this supplier sets them out. */
export function drawTotals(page: Canvas, plan: Plan, y: number): number {
  const { amounts, told, sample } = plan;
  const withRate = (label: string, rate: number) =>
    label.includes("%") ? label.replace("%", `${rateText(plan, rate)} %`) : `${label} ${rateText(plan, rate)} %`;
  const several = amounts.rates.length > 1;
  const plainTax = told.tax.replace(/\s*\(?(?:à )?%\)?/, "").trim() || told.tax;
  const taxes: Pair[] = plan.exempt
    ? plan.seed % 2 === 0
      ? [[plainTax, 0]]
      : []
    : several && (plan.totals === "aside" || plan.totals === "dotted")
      ? amounts.rates.map(({ rate, tax }) => [withRate(told.tax, rate), tax] as const)
      : [[several ? plainTax : withRate(told.tax, amounts.rates[0]?.rate ?? 20), amounts.tax]];
  const left: Pair[] =
    sample.paid > 0
      ? [
          [told.paid, sample.paid],
          [told.pay, amounts.due],
        ]
      : plan.seed % 2 === 0
        ? [[told.pay, amounts.due]]
        : [];
  const gross: Pair = [told.gross, amounts.gross];
  const all: Pair[] =
    plan.totals === "grossOnly"
      ? [gross, [`dont ${plainTax}`, amounts.tax], ...left]
      : [[told.net, amounts.net], ...taxes, gross, ...left];
  if (plan.totals === "row") return inRow(page, plan, all, y);
  let at =
    plan.recap && !plan.exempt && plan.totals !== "grossOnly"
      ? plan.totals === "withRecap"
        ? drawRecap(page, plan, y) + 4
        : y
      : y;
  if (at === y && plan.recap && !plan.exempt && plan.totals !== "grossOnly") drawRecap(page, plan, y);
  for (const [i, [label, cents]] of all.entries()) {
    const bold = i === all.length - 1;
    const end = page.put(label, 335, at, { bold });
    if (plan.totals === "dotted")
      page.put(".".repeat(Math.max(0, Math.floor((470 - end) / plan.size / 0.3))), end + 2, at);
    page.put(money(plan, cents), 555, at, { bold, right: true });
    if (plan.totals === "ruled") page.box(330, at - 3, 228, page.step * 1.3);
    at += page.step * (plan.totals === "ruled" ? 1.3 : 1.1);
  }
  return Math.max(at, y + page.step * (amounts.rates.length + 2));
}

function inRow(page: Canvas, plan: Plan, all: readonly Pair[], y: number): number {
  const width = 520 / all.length;
  for (const [i, [label, cents]] of all.entries()) {
    const x = 38 + (i + 1) * width - 6;
    page.put(label, x, y, { size: plan.size - 1.5, right: true });
    page.put(money(plan, cents), x, y + page.step * 1.3, { bold: true, right: true });
  }
  if (plan.rules) page.box(38, y - 3, 520, page.step * 2.8);
  return plan.recap && !plan.exempt ? drawRecap(page, plan, y + page.step * 4) : y + page.step * 3;
}

function drawRecap(page: Canvas, plan: Plan, y: number): number {
  const heads = plan.told.recap.split(";");
  const at = [42, 160, 250] as const;
  for (const [i, text] of heads.entries())
    page.put(text, at[i] ?? 0, y, { bold: true, right: i > 0, size: plan.size - 0.5 });
  for (const [row, { rate, base, tax }] of plan.amounts.rates.entries()) {
    const line = y + page.step * (row + 1.2);
    page.put(`${rateText(plan, rate)}${plan.seed % 5 === 0 ? "" : " %"}`, at[0], line);
    page.put(money(plan, base, plan.seed % 2 === 0), at[1], line, { right: true });
    page.put(money(plan, tax, plan.seed % 2 === 0), at[2], line, { right: true });
  }
  return y + page.step * (plan.amounts.rates.length + 1.6);
}

/** What follows the totals: how to pay, why there is no tax, who else has to do with it. */
export function drawEnd(page: Canvas, plan: Plan, y: number): void {
  const { told, sample } = plan;
  const rows = [
    plan.inWords && plan.language === "fr"
      ? "Arrêtée la présente facture à la somme ci-dessus, toutes taxes comprises."
      : null,
    plan.exempt ? told.exempt : null,
    sample.iban &&
      `${told.iban}${/:$/.test(told.iban) ? "" : " :"} ${plan.seed % 3 === 0 ? sample.iban : inFours(sample.iban)}`,
    sample.iban && "BIC : CRLYFRPPXXX",
    plan.language === "fr"
      ? "Indemnité forfaitaire pour frais de recouvrement : 40,00 € - pénalités : 3 fois le taux d'intérêt légal"
      : null,
    ...THIRDS[plan.third],
  ];
  page.stack(rows, 42, y + 12, { size: plan.size - 1 });
}

const THIRDS: Readonly<Record<Plan["third"], readonly (string | null)[]>> = {
  none: [],
  representative: ["Représentant fiscal : Fiscalis SAS - N° TVA FR32552100554"],
  factor: ["Facture cédée à la société d'affacturage CMCIC Factor - SIRET 380 307 413 00055"],
  delivery: ["Adresse de livraison : Magasin central, 3 quai du Port, 44000 NANTES"],
};
