import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ChosenStructure } from "#components/access/chosen-structure.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { AttachmentStanding } from "#lib/access/index.ts";
import { formatDate, parisDay } from "#lib/shared/dates.ts";
import { routes } from "#lib/shared/routes.ts";
import type { StructureGlance } from "#lib/structures/public.ts";

type Props = { structure: StructureGlance; standing: Exclude<AttachmentStanding, { kind: "open" }> };

/** Why there is nothing to ask, and what to do instead. */
export function AttachmentStandingNotice({ structure, standing }: Props) {
  const t = useTranslations("askAttachment");
  const locale = useLocale();
  const name = structure.legalName ?? structure.identifier;
  const said: Readonly<Record<Props["standing"]["kind"], { texts: readonly string[]; ways: ReactNode }>> = {
    public: {
      texts: [t("publicText", { name }), t("publicCreate"), t("publicAgent")],
      ways: (
        <>
          <ButtonLink look="primary" href={routes.deposit()}>
            {t("deposit")}
          </ButtonLink>
          <ButtonLink href={routes.structures()}>{t("seeStructures")}</ButtonLink>
        </>
      ),
    },
    member: {
      texts: [t("memberText")],
      ways: (
        <>
          <ButtonLink look="primary" href={routes.structure(structure.id)}>
            {t("seeStructure")}
          </ButtonLink>
          <ButtonLink href={routes.myRights()}>{t("seeRights")}</ButtonLink>
        </>
      ),
    },
    pending: {
      texts: [
        standing.kind === "pending" ? t("pendingText", { date: formatDate(parisDay(standing.askedAt), locale) }) : "",
      ],
      ways: <ButtonLink href={routes.myAttachments()}>{t("seeRequests")}</ButtonLink>,
    },
    inactive: { texts: [t("inactiveText")], ways: null },
  };
  const { texts, ways } = said[standing.kind];
  return (
    <>
      <Notice title={t(`${standing.kind}Title`)}>
        {texts.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </Notice>
      <ChosenStructure structure={structure} />
      {ways && <div className="button-row">{ways}</div>}
    </>
  );
}
