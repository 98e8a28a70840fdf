import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { changeRightsAction } from "#app/(portal)/organisation/structures/[structureId]/habilitations/change-rights.action.ts";
import { placeWith } from "#app/(portal)/organisation/structures/[structureId]/place.ts";
import { MatrixFilter } from "#components/access/matrix-filter.tsx";
import { RightsMatrix } from "#components/access/rights-matrix.tsx";
import { StructurePage } from "#components/structures/structure-page.tsx";
import { EmptyState } from "#components/ui/blocks.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Pagination } from "#components/ui/navigation.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { rightsMatrix } from "#lib/access/index.ts";
import { requireActor } from "#lib/access/web.ts";
import { routes } from "#lib/shared/routes.ts";

type Query = Partial<Record<"service" | "recherche" | "personne" | "apres" | "fait", string | string[]>>;
type Props = { params: Promise<{ structureId: string }>; searchParams: Promise<Query> };

const first = (value: string | string[] | undefined) => [value].flat()[0] ?? "";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await placeWith((await params).structureId, "organisation.manage");
  return { title: (await getTranslations("matrix"))("title") };
}

export default async function MatrixPage({ params, searchParams }: Props) {
  await requireActor();
  const { actor, structure, tabs } = await placeWith((await params).structureId, "organisation.manage");
  const [t, query] = await Promise.all([getTranslations("matrix"), searchParams]);
  const [service, typed, userId, after, done] = [
    structure.services.find(({ id }) => id === first(query.service)) ?? (query.service ? notFound() : null),
    first(query.recherche).slice(0, 100),
    first(query.personne),
    first(query.apres),
    Number(first(query.fait)),
  ];
  const here = { service: service?.id, recherche: typed, personne: userId };
  const matrix = await rightsMatrix(actor, structure.id, service?.code ?? null, { typed, userId, after });
  const lines = matrix?.items ?? [];
  return (
    <StructurePage structure={structure} tab="rights" tabs={tabs}>
      {query.fait && (
        <Notice tone={done > 0 ? "ok" : "info"} live="polite" title={t("saved", { count: done || 0 })}>
          {done > 0 && <p>{t("savedText")}</p>}
        </Notice>
      )}
      <div className="grid gap-2">
        <h2>{t("title")}</h2>
        <p className="muted">{t("lead", { structure: structure.legalName })}</p>
      </div>
      <MatrixFilter structure={structure} serviceId={service?.id ?? ""} typed={typed} narrowed={userId !== ""} />
      {lines.length > 0 ? (
        <section className="grid gap-6" aria-labelledby="droits">
          <h3 id="droits">{service ? t("onService", { code: service.code, label: service.label }) : t("onWhole")}</h3>
          <RightsMatrix
            key={`${service?.id} ${after} ${query.fait}`}
            action={changeRightsAction}
            structureId={structure.id}
            serviceId={service?.id ?? null}
            lines={lines}
          />
          <Pagination
            summary={t("shown", { count: lines.length })}
            first={after ? routes.habilitations(structure.id, here) : null}
            next={matrix?.next && routes.habilitations(structure.id, { ...here, apres: matrix.next })}
          />
        </section>
      ) : (
        <EmptyState
          title={t("emptyTitle")}
          action={<ButtonLink href={routes.habilitations(structure.id)}>{t("emptyAction")}</ButtonLink>}
        >
          {t("empty")}
        </EmptyState>
      )}
    </StructurePage>
  );
}
