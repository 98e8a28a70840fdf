import { useTranslations } from "next-intl";
import { EmptyState } from "#components/ui/blocks.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";
import type { HelpHit } from "#lib/help/public.ts";
import { routes } from "#lib/shared/routes.ts";

/** What was found, the best answer first. */
export function HelpHits({ typed, hits }: { typed: string; hits: readonly HelpHit[] }) {
  const t = useTranslations("help");
  if (hits.length === 0)
    return (
      <EmptyState title={t("nothing", { typed })} action={<ButtonLink href={routes.help()}>{t("reset")}</ButtonLink>}>
        {t("nothingText")}
      </EmptyState>
    );
  return (
    <section aria-labelledby="reponses">
      <h2 id="reponses">{t("found", { count: hits.length, typed })}</h2>
      <ol className="help-hits">
        {hits.map(({ slug, title, heading, anchor, content, excerpt }) => (
          <li key={slug}>
            <Link href={routes.helpPage(slug, anchor)}>{heading === "" ? title : heading}</Link>
            {heading !== "" && <p className="muted">{title}</p>}
            <p>{content.endsWith(excerpt) ? excerpt : `${excerpt} …`}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
