import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { openStructure } from "#app/(portal)/organisation/structures/[structureId]/open-structure.ts";
import { ServicesTable } from "#components/structures/services-table.tsx";
import { StructurePage } from "#components/structures/structure-page.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Pagination } from "#components/ui/navigation.tsx";
import { SearchBox } from "#components/ui/search-box.tsx";
import { requireActor } from "#lib/access/web.ts";
import { routes } from "#lib/shared/routes.ts";
import { listServices } from "#lib/structures/index.ts";

type Query = Record<"recherche" | "suite" | "fait", string | string[] | undefined>;
type Props = { params: Promise<{ structureId: string }>; searchParams: Promise<Query> };

const DONE = ["created", "changed", "activated", "deactivated"] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { structure } = await openStructure((await params).structureId, "structure.read");
  return { title: `${(await getTranslations("services"))("title")} – ${structure.legalName}` };
}

export default async function ServicesPage({ params, searchParams }: Props) {
  await requireActor();
  const { structure, manages, tabs } = await openStructure((await params).structureId, "structure.read");
  const query = await searchParams;
  const typed = [query.recherche].flat()[0]?.slice(0, 100) ?? "";
  const after = [query.suite].flat()[0];
  const [t, { items, next }] = await Promise.all([
    getTranslations("services"),
    listServices(structure.id, typed, after),
  ]);
  const done = DONE.find((one) => one === query.fait);
  const here = (suite?: string) => routes.structureServices(structure.id, { recherche: typed, suite });
  return (
    <StructurePage structure={structure} tab="services" tabs={tabs} done={done && t(`done.${done}`)}>
      <section className="grid gap-6" aria-labelledby="services">
        <div className="with-actions">
          <h2 id="services">{t("title")}</h2>
          {manages && (
            <div className="button-row">
              <ButtonLink look="primary" href={routes.newService(structure.id)}>
                {t("create")}
              </ButtonLink>
            </div>
          )}
        </div>
        {structure.services > 0 && (
          <SearchBox
            action={routes.structureServices(structure.id)}
            typed={typed}
            words={{ label: t("search"), submit: t("filter") }}
          />
        )}
        {items.length > 0 ? (
          <ServicesTable structure={structure} services={items} manages={manages} />
        ) : (
          <p className="muted">{structure.services > 0 ? t("noResult") : t(manages ? "emptyManager" : "empty")}</p>
        )}
        {(after || next) && (
          <Pagination
            summary={t("shown", { count: items.length, total: structure.services })}
            first={after ? here() : null}
            next={next && here(next)}
          />
        )}
      </section>
    </StructurePage>
  );
}
