import { answerReceipt } from "#app/(portal)/facturation/receipt-answer.ts";

type Context = { params: Promise<{ invoiceId: string }> };

/** The receipt of one step (`?etape=`), as a PDF or as JSON; without one, the attestation that the invoice has not arrived. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return answerReceipt("issued", (await params).invoiceId, new URL(request.url).searchParams);
}
