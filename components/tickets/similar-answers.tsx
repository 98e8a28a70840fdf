import { useTranslations } from "next-intl";
import { Details } from "#components/ui/blocks.tsx";
import { Link } from "#components/ui/link.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { HelpHit } from "#lib/help/public.ts";
import { routes } from "#lib/shared/routes.ts";

/** Pages of the help that may answer already (F-102). `asked`: the person wanted to see them before sending. */
export function SimilarAnswers({ hits, asked }: { hits: readonly HelpHit[]; asked: boolean }) {
  const t = useTranslations("tickets.create");
  if (hits.length === 0) return asked ? <Notice tone="info" live="polite" title={t("noAnswer")} /> : null;
  return (
    <Details summary={t("answers")} open={asked}>
      <ul className="list-disc pl-5">
        {hits.map(({ slug, title, heading, anchor, excerpt }) => (
          <li key={slug}>
            <Link href={routes.helpPage(slug, anchor)} target="_blank">
              {heading ? `${title} – ${heading}` : title}
            </Link>
            <p>{excerpt}</p>
          </li>
        ))}
      </ul>
      <p>{t("answersNewTab")}</p>
    </Details>
  );
}
