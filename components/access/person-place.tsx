import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { ButtonLink } from "#components/ui/button.tsx";
import { Form } from "#components/ui/form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { PersonSheet } from "#lib/access/public.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = {
  action: ComponentProps<typeof Form>["action"];
  structureId: string;
  person: PersonSheet;
  /** The person looks at themself. */
  self: boolean;
  /** May name managers: the main one. */
  appoints: boolean;
};

/** What the reader can do about the role and the place of somebody. */
export function PersonPlace({ action, structureId, person, self, appoints }: Props) {
  const t = useTranslations("people");
  const { userId, name, role } = person;
  const [isMain, isSecondary] = [role === "MAIN_MANAGER", role === "SECONDARY_MANAGER"];
  const to = isSecondary ? "USER" : "SECONDARY_MANAGER";
  const changes = !isMain && (self ? isSecondary : appoints);
  const detaches = !self && !isMain && (!isSecondary || appoints);
  return (
    <>
      <p>{t(`roleText.${role}`)}</p>
      {changes && (
        <Form action={action}>
          <input type="hidden" name="structureId" value={structureId} />
          <input type="hidden" name="userId" value={userId} />
          <input type="hidden" name="role" value={to} />
          <SubmitButton look="secondary">
            {to === "USER" ? (self ? t("giveUp") : t("demote", { name })) : t("promote", { name })}
          </SubmitButton>
        </Form>
      )}
      <div className="button-row">
        {appoints && isSecondary && (
          <ButtonLink href={routes.handOver(structureId, userId)}>{t("handOver", { name })}</ButtonLink>
        )}
        {detaches && <ButtonLink href={routes.detachPerson(structureId, userId)}>{t("detach", { name })}</ButtonLink>}
        {self && <ButtonLink href={routes.leaveStructure(structureId)}>{t("leave")}</ButtonLink>}
      </div>
    </>
  );
}
