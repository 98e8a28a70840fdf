import type PDFDocument from "pdfkit";
import type { Plan } from "#tests/factories/documents/varied/plan.ts";

type Pdf = InstanceType<typeof PDFDocument>;
export type Put = { readonly size?: number; readonly bold?: boolean; readonly right?: boolean };

const BOLD = { Helvetica: "Helvetica-Bold", "Times-Roman": "Times-Bold", Courier: "Courier-Bold" } as const;

/** Where text is put on a page: points from the top left corner, the next line after `step`. */
export type Canvas = {
  readonly step: number;
  put(text: string, x: number, y: number, options?: Put): number;
  /** The texts under one another; gives back where the next line would be. */
  stack(texts: readonly (string | null)[], x: number, y: number, options?: Put): number;
  rule(x: number, y: number, to: number): void;
  box(x: number, y: number, w: number, h: number): void;
  stamp(text: string): void;
  newPage(): void;
};

export function canvasOf(pdf: Pdf, plan: Plan): Canvas {
  const step = plan.size * 1.38;
  const put: Canvas["put"] = (text, x, y, options = {}) => {
    pdf
      .font(options.bold ? BOLD[plan.font] : plan.font)
      .fontSize((options.size ?? plan.size) * (plan.font === "Courier" ? 0.86 : 1));
    const width = pdf.widthOfString(text);
    pdf.text(text, options.right ? x - width : x, y, { lineBreak: false });
    return (options.right ? x : x + width) + 2;
  };
  return {
    step,
    put,
    stack(texts, x, y, options) {
      let at = y;
      for (const text of texts) {
        if (text === null) continue;
        put(text, x, at, options);
        at += (options?.size ?? plan.size) * 1.38;
      }
      return at;
    },
    rule(x, y, to) {
      pdf.lineWidth(0.6).moveTo(x, y).lineTo(to, y).stroke();
    },
    box(x, y, w, h) {
      pdf.lineWidth(0.6).rect(x, y, w, h).stroke();
    },
    stamp(text) {
      pdf
        .save()
        .rotate(-30, { origin: [300, 420] })
        .fillColor("#cccccc")
        .font("Helvetica-Bold")
        .fontSize(60);
      pdf.text(text, 120, 400, { lineBreak: false }).restore().fillColor("black");
    },
    newPage() {
      pdf.addPage();
    },
  };
}
