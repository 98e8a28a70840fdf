import { useTranslations } from "next-intl";
import { Link } from "#components/ui/link.tsx";
import { BRAND } from "#lib/shared/brand.ts";
import { routes } from "#lib/shared/routes.ts";

export function Footer() {
  const t = useTranslations("frame");
  return (
    <footer className="site-footer" id="pied">
      <div className="staff" />
      <div className="site-footer-body">
        <p>{t("disclaimer", { name: BRAND.name })}</p>
        <nav aria-label={t("footer")}>
          <ul>
            <li>
              <Link href={routes.help()}>{t("help")}</Link>
            </li>
            <li>
              <Link href={routes.webinars()}>{t("webinars")}</Link>
            </li>
            <li>
              <Link href={routes.changeLog()}>{t("changeLog")}</Link>
            </li>
            <li>
              <Link href={routes.portalState()}>{t("portalState")}</Link>
            </li>
            <li>
              <Link href={routes.terms()}>{t("terms")}</Link>
            </li>
            <li>
              <Link href={routes.legalNotice()}>{t("legalNotice")}</Link>
            </li>
          </ul>
        </nav>
      </div>
    </footer>
  );
}
