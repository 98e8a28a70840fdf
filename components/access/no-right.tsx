import { useLocale, useTranslations } from "next-intl";
import { useProfile } from "#components/access/profile-words.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { missingFor, type Permission } from "#lib/access/public.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { permission: Permission; managers: readonly { name: string }[] };

/** « Why can I not »: what is missing, and who can give it. For members of the structure: it names its managers. */
export function NoRight({ permission, managers }: Props) {
  const t = useTranslations("noRight");
  const profile = useProfile();
  const missing = missingFor(permission);
  const names = new Intl.ListFormat(useLocale(), { type: "disjunction" }).format(managers.map(({ name }) => name));
  return (
    <>
      <Notice tone="warn" title={t("title")}>
        <p>
          {missing.kind === "manager"
            ? t("managersOnly")
            : t("profileNeeded", { profile: profile(missing.application, missing.level) })}
        </p>
        <p>{names ? t("ask", { names }) : t("nobody")}</p>
      </Notice>
      <div className="button-row">
        <ButtonLink href={routes.myRights()}>{t("myRights")}</ButtonLink>
      </div>
    </>
  );
}
