import "server-only";
import { getLocale, getTranslations } from "next-intl/server";
import { notFound } from "#app/api/answers.ts";
import { currentActor } from "#lib/access/web.ts";
import {
  isInvoiceStatus,
  isMotif,
  type ProofLayout,
  proofPdf,
  type Receipt,
  takeReceipt,
} from "#lib/invoices/index.ts";
import { absoluteUrl } from "#lib/platform/index.ts";
import { BRAND } from "#lib/shared/brand.ts";
import { formatDate, formatDateTime } from "#lib/shared/dates.ts";
import { formatIdentifier } from "#lib/shared/identifiers.ts";
import { routes } from "#lib/shared/routes.ts";

const FILE_HEADERS = {
  "content-security-policy": "default-src 'none'; sandbox",
  "x-content-type-options": "nosniff",
  "cache-control": "private, no-store",
};

/** One receipt to save. A stranger finds nothing, and there is none of what did not happen. */
export async function answerReceipt(
  side: "issued" | "received",
  invoiceId: string,
  query: URLSearchParams,
): Promise<Response> {
  const actor = await currentActor();
  const step = query.get("etape");
  const of = step === null ? "undelivered" : { position: /^\d{1,6}$/.test(step) ? Number(step) : 0 };
  const receipt = actor && (await takeReceipt(actor, side, invoiceId, of));
  if (!receipt) return notFound();
  const { content, code, fingerprint } = receipt;
  const what = content.kind === "event" ? `etape-${content.position}` : `non-remise-${content.day}`;
  const name = `recu-${content.number.replace(/[^\w.-]/g, "_")}-${what}`;
  if (query.get("format") === "json") {
    const whole = { ...content, fingerprint, code, verify: absoluteUrl(routes.verifyCertificate(code)) };
    return new Response(JSON.stringify(whole, null, 2), {
      headers: {
        ...FILE_HEADERS,
        "content-type": "application/json; charset=utf-8",
        "content-disposition": `attachment; filename="${name}.json"`,
      },
    });
  }
  const at = new Date(content.kind === "event" ? content.at : `${content.day}T12:00:00Z`);
  const bytes = await proofPdf(
    { number: content.number, data: content, file: "recu.json", at, code, fingerprint },
    await layoutOf(receipt),
  );
  return new Response(Buffer.from(bytes), {
    headers: {
      ...FILE_HEADERS,
      "content-type": "application/pdf",
      "content-length": String(bytes.length),
      "content-disposition": `attachment; filename="${name}.pdf"`,
    },
  });
}

async function layoutOf({ content, code }: Receipt): Promise<ProofLayout> {
  const [t, c, statuses, words, motifs, locale] = await Promise.all([
    getTranslations("receipt"),
    getTranslations("deposit.certificate"),
    getTranslations("invoiceStatus"),
    getTranslations("invoices"),
    getTranslations("invoices.motifs"),
    getLocale(),
  ]);
  const brand = BRAND.name;
  const moment = (text: string) => formatDateTime(new Date(text), locale);
  const status = isInvoiceStatus(content.status) ? statuses(content.status) : content.status;
  const party = (one: { name: string; identifier: string }) => `${one.name} – ${formatIdentifier(one.identifier)}`;
  const optional = (label: string, value: string | null) => (value ? [{ label, value }] : []);
  const ofEvent = content.kind === "event" ? content : null;
  return {
    locale,
    title: t(ofEvent ? "title" : "notArrivedDocument"),
    intro: ofEvent
      ? t("intro", { brand, status, date: moment(ofEvent.at) })
      : t("notArrivedIntro", {
          brand,
          date: content.kind === "undelivered" ? formatDate(content.day, locale, "long") : "",
        }),
    rows: [
      { label: c("number"), value: content.number },
      { label: c("supplier"), value: party(content.supplier) },
      ...(content.recipient ? [{ label: c("recipient"), value: party(content.recipient) }] : []),
      { label: c("depositedAt"), value: moment(content.submittedAt) },
      { label: t("status"), value: status },
      ...(ofEvent?.norm
        ? [{ label: words("normLabel"), value: `${ofEvent.norm} – ${words(`normCodes.${ofEvent.norm}`)}` }]
        : []),
      ...(ofEvent
        ? [
            { label: t("at"), value: moment(ofEvent.at) },
            {
              label: t("who"),
              value: ofEvent.who
                ? [ofEvent.who.name, ofEvent.who.structure].filter(Boolean).join(" – ")
                : t("automatic"),
            },
            ...optional(t("motif"), ofEvent.motif && isMotif(ofEvent.motif) ? motifs(ofEvent.motif) : ofEvent.motif),
            ...optional(t("comment"), ofEvent.comment),
          ]
        : [{ label: t("since"), value: content.kind === "undelivered" ? moment(content.statusAt) : "" }]),
      { label: t("position"), value: String(content.position) },
      { label: t("hash"), value: content.hash },
      ...(ofEvent ? [{ label: t("previousHash"), value: ofEvent.previousHash }] : []),
    ],
    filesTitle: t("files"),
    files: content.files.map(({ name, size, sha256 }) => ({
      name,
      about: `${c("bytes", { size })} – ${c("sha")}`,
      sha256,
    })),
    fingerprintLabel: t("fingerprint"),
    codeLabel: c("code"),
    verify: c("verify", { url: absoluteUrl(routes.verifyCertificate(code)) }),
    foot: c("disclaimer", { brand }),
  };
}
