import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import {
  keptRecoveryCodesAction,
  makeRecoveryCodesAction,
} from "#app/(portal)/mon-compte/facteurs/codes-de-secours/recovery-codes.action.ts";
import { CodesButtons } from "#components/accounts/codes-buttons.tsx";
import { DownloadLink } from "#components/ui/button.tsx";
import { Form } from "#components/ui/form.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { countRecoveryCodes } from "#lib/accounts/index.ts";
import { readShownCodes, requireFreshUser } from "#lib/accounts/web.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { searchParams: Promise<{ ajout?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("factors.recovery"))("title") };
}

export default async function RecoveryCodesPage({ searchParams }: Props) {
  const { userId, sessionId } = await requireFreshUser();
  const [{ ajout }, shown, left, t, factors] = await Promise.all([
    searchParams,
    readShownCodes(sessionId),
    countRecoveryCodes(userId),
    getTranslations("factors.recovery"),
    getTranslations("factors"),
  ]);
  return (
    <Page
      title={t("title")}
      lead={t("lead")}
      trail={[{ label: factors("title"), href: routes.accountFactors() }]}
      width="form"
    >
      {shown ? (
        <ShownCodes codes={shown.codes} />
      ) : (
        <div className="grid gap-6">
          {ajout && left === null && (
            <Notice tone="ok" title={t("firstTitle")} live="polite">
              <p>{t("firstText")}</p>
            </Notice>
          )}
          <p>{left === null ? factors("recoveryNone") : factors("recoveryLeft", { left })}</p>
          {left !== null && <p>{t("againText")}</p>}
          <Form action={makeRecoveryCodesAction}>
            <SubmitButton>{t(left === null ? "make" : "again")}</SubmitButton>
          </Form>
        </div>
      )}
    </Page>
  );
}

async function ShownCodes({ codes }: { codes: readonly string[] }) {
  const t = await getTranslations("factors.recovery");
  return (
    <div className="grid gap-6">
      <Notice tone="warn" title={t("shownTitle")}>
        <p>{t("shownText")}</p>
      </Notice>
      <ul className="recovery-codes" aria-label={t("listLabel")}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="button-row">
        <DownloadLink href={routes.recoveryCodesFile()}>{t("download")}</DownloadLink>
        <CodesButtons text={codes.join("\n")} words={{ copy: t("copy"), copied: t("copied"), print: t("print") }} />
      </div>
      <div className="no-print">
        <Form action={keptRecoveryCodesAction}>
          <SubmitButton>{t("done")}</SubmitButton>
        </Form>
      </div>
    </div>
  );
}
