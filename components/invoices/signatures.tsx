import { useLocale, useTranslations } from "next-intl";
import { DescriptionList, type Detail } from "#components/ui/blocks.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { formatDateTime } from "#lib/shared/dates.ts";
import type { SignatureReport, Signer } from "#lib/shared/signature.ts";

type Signed = { readonly fileName: string; readonly signatures: readonly SignatureReport[] };

const TONES = { INTACT: "ok", ALTERED: "stop", UNREADABLE: "warn" } as const;

/** Who signed the files, when, and whether they are as they were then. Nothing where nothing is signed. */
export function Signatures({ files }: { files: readonly Signed[] }) {
  const t = useTranslations("signatures");
  const signed = files.filter(({ signatures }) => signatures.length > 0);
  if (signed.length === 0) return null;
  return (
    <section className="grid gap-3" aria-labelledby="signatures">
      <h2 id="signatures">{t("title")}</h2>
      {signed.flatMap(({ fileName, signatures }) =>
        signatures.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: signatures are a list that never changes, in the order of the file.
          <OneSignature key={`${fileName} ${index}`} fileName={fileName} signature={one} />
        )),
      )}
      <p className="muted">{t("trust")}</p>
    </section>
  );
}

function OneSignature({ fileName, signature }: { fileName: string; signature: SignatureReport }) {
  const t = useTranslations("signatures");
  const { state, kind, problem, coversAll, certificateValid } = signature;
  const intact = state === "INTACT";
  const doubtful = intact && (!coversAll || certificateValid === false);
  return (
    <Notice tone={doubtful ? "warn" : TONES[state]} title={t(`states.${state}`, { file: fileName })}>
      <p>{problem ? t(`problems.${problem}`) : t(`intact.${kind}`)}</p>
      {intact && !coversAll && <p>{t("part")}</p>}
      {intact && certificateValid === false && <p>{t("expired")}</p>}
      <Facts signature={signature} />
    </Notice>
  );
}

function Facts({ signature: { signer, issuer, stampedAt, claimedAt } }: { signature: SignatureReport }) {
  const t = useTranslations("signatures");
  const locale = useLocale();
  const time = (iso: string) => formatDateTime(new Date(iso), locale);
  const named = ({ name, organisation }: Signer) =>
    [name, organisation !== name && organisation].filter(Boolean).join(", ");
  const items: Detail[] = [
    ...(signer ? [{ label: t("signer"), value: named(signer) }] : []),
    ...(signer ? [{ label: t("issuer"), value: issuer ? named(issuer) : t("self") }] : []),
    ...(stampedAt ? [{ label: t("stampedAt"), value: time(stampedAt) }] : []),
    ...(claimedAt && !stampedAt ? [{ label: t("claimedAt"), value: time(claimedAt) }] : []),
  ];
  return items.length > 0 ? <DescriptionList items={items} /> : null;
}
