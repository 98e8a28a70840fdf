import { notFound, seeOther } from "#app/api/answers.ts";
import { refuseFlood } from "#app/api/flood.ts";
import { savedFile } from "#app/sent-file.ts";
import { currentActor } from "#lib/access/web.ts";
import { invoiceData, issuedSheet } from "#lib/invoices/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Context = { params: Promise<{ invoiceId: string }> };

const SYNTAXES = { ubl: "UBL", cii: "CII" } as const;

/** What a sent invoice says, as UBL or CII. What cannot be written so is told on the sheet of the invoice. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const flood = await refuseFlood(request);
  if (flood) return flood;
  const [actor, { invoiceId }] = await Promise.all([currentActor(), params]);
  const asked = new URL(request.url).searchParams.get("syntaxe");
  const syntax = asked === "ubl" || asked === "cii" ? SYNTAXES[asked] : null;
  if (!actor || !syntax) return notFound();
  const data = await invoiceData(actor, invoiceId, syntax);
  if (data.ok) {
    const { name: fileName, xml } = data.data;
    return savedFile({ fileName, mediaType: "application/xml", bytes: Buffer.from(xml) });
  }
  if (data.code === "NOT_FOUND") return notFound();
  const issued = await issuedSheet(actor, invoiceId);
  const sheet = issued ? routes.issuedInvoice(invoiceId) : routes.receivedInvoice(invoiceId);
  return seeOther(`${sheet}?donnees=impossible`);
}
