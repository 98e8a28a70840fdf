import { useTranslations } from "next-intl";
import { Tile, Tiles } from "#components/ui/blocks.tsx";
import { routes } from "#lib/shared/routes.ts";

/** « Fonctionnalités les plus utilisées »: what a visitor may open at once, and the deposit, which asks them to sign in. */
export function MostUsed() {
  const t = useTranslations();
  return (
    <section aria-labelledby="plus-utilisees">
      <h2 id="plus-utilisees">{t("home.popularTitle")}</h2>
      <Tiles>
        <Tile title={t("directory.title")} href={routes.directory()}>
          {t("portal.applications.ANNUAIRE.text")}
        </Tile>
        <Tile title={t("deposit.title")} href={routes.deposit()}>
          {t("home.depositText")}
        </Tile>
        <Tile title={t("validator.title")} href={routes.validator()}>
          {t("home.validatorText")}
        </Tile>
        <Tile title={t("verification.title")} href={routes.verification()}>
          {t("home.verifyText")}
        </Tile>
      </Tiles>
    </section>
  );
}
