import { useTranslations } from "next-intl";
import { Link } from "#components/ui/link.tsx";
import { HELP_AUDIENCES, type HelpAudience, type HelpPart } from "#lib/help/public.ts";
import { routes } from "#lib/shared/routes.ts";

/** Everything there is, part by part, for everybody or for one audience. */
export function HelpPartsList({ parts, audience }: { parts: readonly HelpPart[]; audience: HelpAudience | null }) {
  const t = useTranslations("help");
  const frame = useTranslations("frame");
  return (
    <>
      <nav aria-label={t("audience")} className="help-audiences">
        <ul>
          {[null, ...HELP_AUDIENCES].map((one) => (
            <li key={one ?? "tous"}>
              <Link
                className="help-audience"
                href={routes.help({ public: one })}
                aria-current={one === audience ? "true" : undefined}
              >
                {one ? frame(`audiences.${one}`) : t("everybody")}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="help-parts">
        {parts.map(({ topic, pages }) => (
          <section key={topic} aria-labelledby={topic}>
            <h2 id={topic}>{t(`topics.${topic}`)}</h2>
            <ul>
              {pages.map(({ slug, title, summary }) => (
                <li key={slug}>
                  <Link href={routes.helpPage(slug)}>{title}</Link>
                  <p className="muted">{summary}</p>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}
