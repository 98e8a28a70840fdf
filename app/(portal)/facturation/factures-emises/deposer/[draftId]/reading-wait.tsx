import { useTranslations } from "next-intl";
import { ReadingProgress } from "#components/invoices/deposit/reading-progress.tsx";
import { Card } from "#components/ui/blocks.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { ExtractionState } from "#lib/documents/index.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { documentId: string; draftId: string; extraction: ExtractionState | null };

/** A scan that is being read: how far, and a way on for who does not want to wait. Without script the page asks again by itself. */
export function ReadingWait({ documentId, draftId, extraction }: Props) {
  const t = useTranslations("deposit");
  return (
    <Card title={t("readingTitle")}>
      <noscript>
        <meta httpEquiv="refresh" content="3" />
      </noscript>
      {extraction?.blurredPage && (
        <Notice tone="warn" title={t("blurredTitle")}>
          {t("readWarnings.BLURRED", { page: extraction.blurredPage })}
        </Notice>
      )}
      <p>{t("readingText")}</p>
      <ReadingProgress
        url={routes.apiExtraction(documentId)}
        done={extraction?.pagesDone ?? 0}
        total={extraction?.pagesTotal ?? 1}
        words={{ reading: t("readingNow"), waiting: t("readingWaiting"), pages: t.raw("readingPages") }}
      />
      <p>
        <ButtonLink href={`${routes.draft(draftId)}?sans-attendre=1`}>{t("fillNow")}</ButtonLink>
      </p>
    </Card>
  );
}
