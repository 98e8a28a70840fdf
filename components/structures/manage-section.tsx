import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { ButtonLink } from "#components/ui/button.tsx";
import { Form } from "#components/ui/form.tsx";
import { Link } from "#components/ui/link.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { formatIdentifier } from "#lib/shared/identifiers.ts";
import { routes } from "#lib/shared/routes.ts";
import type { MemberSheet } from "#lib/structures/index.ts";

/** What its managers can do with the structure as a whole. One whose identifier changed is only looked at. */
export function ManageSection({
  structure,
  registered,
  activate,
}: {
  structure: MemberSheet;
  /** A register of companies may know it. */
  registered: boolean;
  activate: ComponentProps<typeof Form>["action"];
}) {
  const t = useTranslations("structures");
  return (
    <section className="grid gap-3" aria-labelledby="gerer">
      <h2 id="gerer">{t("manage")}</h2>
      <div className="button-row">
        <ButtonLink href={routes.changeStructure(structure.id)}>{t("modify")}</ButtonLink>
        {structure.kind === "PUBLIQUE" && (
          <>
            <ButtonLink href={routes.structureReception(structure.id)}>{t("reception")}</ButtonLink>
            <ButtonLink href={routes.structureEngagements(structure.id)}>{t("engagements")}</ButtonLink>
          </>
        )}
        {registered && <ButtonLink href={routes.refreshStructure(structure.id)}>{t("refresh")}</ButtonLink>}
        {structure.active && structure.kind === "PRIVEE" && (
          <ButtonLink href={routes.changeIdentifier(structure.id)}>{t("changeIdentifier")}</ButtonLink>
        )}
        {structure.active && <ButtonLink href={routes.deactivateStructure(structure.id)}>{t("deactivate")}</ButtonLink>}
      </div>
      {!structure.active && !structure.successor && (
        <Form action={activate}>
          <input type="hidden" name="structureId" value={structure.id} />
          <input type="hidden" name="active" value="oui" />
          <SubmitButton look="secondary">{t("activate")}</SubmitButton>
        </Form>
      )}
    </section>
  );
}

/** What members must know before anything else: it is inactive, or has another's place. */
export function StandingNotice({ structure: { active, successor, origin } }: { structure: MemberSheet }) {
  const t = useTranslations("structures");
  return (
    <>
      {!active && (
        <Notice tone="warn" title={t("inactiveTitle")}>
          <p>{t("inactiveText")}</p>
          {successor && (
            <p>
              {t("replacedText", { identifier: formatIdentifier(successor.identifier) })}{" "}
              <Link href={routes.structure(successor.id)}>{t("seeSuccessor")}</Link>
            </p>
          )}
        </Notice>
      )}
      {origin && (
        <Notice>
          <p>
            {t("originText", { identifier: formatIdentifier(origin.identifier) })}{" "}
            <Link href={routes.structure(origin.id)}>{t("seeOrigin")}</Link>
          </p>
        </Notice>
      )}
    </>
  );
}
