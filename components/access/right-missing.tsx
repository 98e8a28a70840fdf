import { useTranslations } from "next-intl";
import { ButtonLink } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";
import { routes } from "#lib/shared/routes.ts";

type Grantor = {
  readonly structureId: string;
  readonly legalName: string;
  readonly managers: readonly string[];
  /** The reader is one of them. */
  readonly own: boolean;
};

/** Who can grant a right that is missing, structure by structure; the way to a structure for who has none. */
export function RightMissing({ grantors }: { grantors: readonly Grantor[] }) {
  const t = useTranslations("forbidden");
  if (grantors.length === 0) {
    return (
      <div className="grid gap-5">
        <p>{t("noStructure")}</p>
        <p>
          <ButtonLink look="primary" href={routes.structures()}>
            {t("toStructures")}
          </ButtonLink>
        </p>
      </div>
    );
  }
  return (
    <div className="grid gap-5">
      <ul className="list-disc pl-5">
        {grantors.map((one) => (
          <li key={one.structureId}>
            <Link className="link" href={routes.structure(one.structureId)}>
              {one.legalName}
            </Link>
            {t("colon")} {sentence(one)}
          </li>
        ))}
      </ul>
      <p>
        <ButtonLink href={routes.myRights()}>{t("seeRights")}</ButtonLink>
      </p>
    </div>
  );

  function sentence({ managers, own }: Grantor): string {
    if (own) return t("yourself");
    if (managers.length === 0) return t("nobody");
    return t("ask", { managers: managers.join(", "), count: managers.length });
  }
}
