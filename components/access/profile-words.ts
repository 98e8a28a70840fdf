import { useTranslations } from "next-intl";
import { APPLICATIONS, type Application, LEVELS, type Level } from "#lib/access/public.ts";

/** A profile in words: « Factures émises modification ». */
export function useProfile(): (application: Application, level: Level) => string {
  const t = useTranslations("rights");
  return (application, level) => `${t(`applications.${application}`)} ${t(`levels.${level}`)}`;
}

/** The same of a profile as the trail keeps it, "FACTURES_EMISES MODIFICATION"; what this version does not know stays as it is. */
export function useKeptProfile(): (kept: string) => string {
  const profile = useProfile();
  return (kept) => {
    const [name, grade] = kept.split(" ");
    const application = APPLICATIONS.find((one) => one === name);
    const level = LEVELS.find((one) => one === grade);
    return application && level ? profile(application, level) : kept;
  };
}
