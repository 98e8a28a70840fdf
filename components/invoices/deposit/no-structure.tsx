import { useTranslations } from "next-intl";
import { EmptyState } from "#components/ui/blocks.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { routes } from "#lib/shared/routes.ts";

/** Nobody deposits before they have a structure (feature 29): how to get one, or what is waited for. */
export function NoStructure({ pending }: { pending: boolean }) {
  const t = useTranslations("deposit");
  if (pending)
    return (
      <EmptyState
        title={t("noStructure")}
        action={<ButtonLink href={routes.myAttachments()}>{t("seeRequests")}</ButtonLink>}
      >
        {t("noStructurePending")}
      </EmptyState>
    );
  return (
    <EmptyState
      title={t("noStructure")}
      action={
        <div className="button-row">
          <ButtonLink look="primary" href={routes.createStructure()}>
            {t("createStructure")}
          </ButtonLink>
          <ButtonLink href={routes.requestAttachment()}>{t("askAttachment")}</ButtonLink>
        </div>
      }
    >
      {t("noStructureText")}
    </EmptyState>
  );
}
