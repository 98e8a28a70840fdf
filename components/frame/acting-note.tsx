import { useTranslations } from "next-intl";
import { rememberStructure } from "#components/frame/preferences.action.ts";
import { STRUCTURE_FIELD } from "#components/frame/structure-field.ts";

/** Says above a list that it shows one structure of several, and how to see all of them. */
export function ActingNote({ name }: { name: string | null }) {
  const t = useTranslations("structureMenu");
  if (name === null) return null;
  return (
    <form action={rememberStructure} className="acting-note">
      <p>{t("narrowed", { name })}</p>
      <button type="submit" className="link" name={STRUCTURE_FIELD} value="">
        {t("seeAll")}
      </button>
    </form>
  );
}
