import { useLocale, useTranslations } from "next-intl";
import { DocumentPages } from "#components/invoices/deposit/document-pages.tsx";
import { PickWords } from "#components/invoices/deposit/pick-words.tsx";
import type { DraftView, ReadMark } from "#components/invoices/deposit/view.ts";
import { controlId } from "#components/invoices/deposit/zones.ts";
import { DescriptionList } from "#components/ui/blocks.tsx";
import { DownloadLink } from "#components/ui/button.tsx";
import type { ExtractionState } from "#lib/documents/index.ts";
import type { DraftField, DraftForm } from "#lib/invoices/index.ts";
import { formatDate, isIsoDate } from "#lib/shared/dates.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { form: DraftForm; extraction: ExtractionState | null; marks: DraftView["marks"] };

/** Pages drawn; a longer document is downloaded. */
const SHOWN = 8;

/** The labels of the fields that can be read, by field of the form. */
const LABELS = {
  number: "number",
  issueDate: "issueDate",
  currency: "currency",
  invoiceType: "type",
  recipientIdentifier: "siret",
  recipientServiceCode: "serviceCode",
  commitmentNumber: "commitmentNumber",
  contractNumber: "contractNumber",
  totalExclTax: "totalExclTax",
  totalTax: "totalTax",
  totalInclTax: "totalInclTax",
  amountDue: "amountDue",
  vatLines: "vatDetail",
} as const satisfies Partial<Record<DraftField | "vatLines", string>>;

/** What was deposited, as it is: its pages with the zones that were read, or what an electronic invoice holds. */
export function DepositedDocument({ form, extraction, marks }: Props) {
  const t = useTranslations("deposit");
  const main = form.mainFile;
  if (!main) return null;
  const pages = Math.max(extraction?.pagesTotal ?? 0, extraction?.reading?.pages ?? 0);
  const shown = Math.min(pages, SHOWN);
  const read = Object.entries(marks) as [keyof typeof LABELS, ReadMark][];
  const download = (
    <DownloadLink href={routes.apiDocument(main.documentId)} size="small" look="quiet">
      {t("downloadDocument", { name: main.fileName })}
    </DownloadLink>
  );
  if (pages === 0) {
    return (
      <div className="document-frame">
        <div className="document-pages">
          {download}
          <p>{t("noPages", { kind: extraction?.format ? t(`formats.${extraction.format}`) : "XML" })}</p>
          <ReadValues read={read} />
        </div>
      </div>
    );
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard.
    <section className="document-frame" tabIndex={0} aria-label={t("documentPages")}>
      <DocumentPages
        pages={Array.from({ length: shown }, (_, index) => ({
          number: index + 1,
          src: routes.apiDocumentPage(main.documentId, index + 1),
          alt: t("pageAlt", { page: index + 1, name: main.fileName }),
        }))}
        zones={read.flatMap(([field, mark]) =>
          mark.zone ? [{ field, label: t(`form.${LABELS[field]}`), sure: mark.sure, ...mark.zone }] : [],
        )}
        zoneLabel={(field) => t("zoneLabel", { field })}
        zonesLabel={t("zones")}
      >
        {download}
        {read.some(([, mark]) => mark.zone) && <p className="field-help">{t("legend")}</p>}
        {form.editable && (
          <PickWords
            pages={Array.from({ length: shown }, (_, index) => routes.apiPageWords(main.documentId, index + 1))}
            words={{ hint: t("pick.hint"), filled: t.raw("pick.filled"), nothing: t("pick.nothing") }}
          />
        )}
        {pages > shown && <p className="field-help">{t("morePages", { pages, shown })}</p>}
      </DocumentPages>
    </section>
  );
}

function ReadValues({ read }: { read: readonly [keyof typeof LABELS, ReadMark][] }) {
  const t = useTranslations("deposit.form");
  const locale = useLocale();
  const items = read
    .filter(([, mark]) => mark.shown !== "")
    .map(([field, mark]) => ({
      label: t(LABELS[field]),
      value: (
        <a className="link" href={`#${controlId(field)}`}>
          {isIsoDate(mark.shown) ? formatDate(mark.shown, locale) : mark.shown}
        </a>
      ),
    }));
  return <DescriptionList items={items} />;
}
