import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { DirectoryNotices, DirectorySheetCards } from "#components/directory/sheet.tsx";
import { DirectoryServices } from "#components/directory/sheet-services.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Page } from "#components/ui/page.tsx";
import { currentActor } from "#lib/access/web.ts";
import { directorySheet, readPageNumber } from "#lib/directory/index.ts";
import { absoluteUrl } from "#lib/platform/index.ts";
import { formatIdentifier, normaliseIdentifier } from "#lib/shared/identifiers.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = {
  params: Promise<{ identifier: string }>;
  searchParams: Promise<{ service?: string | string[]; page?: string | string[] }>;
};

const sheetOf = cache(
  async (siret: string, typed: string, page: number) => (await directorySheet(siret, { typed, page })) ?? notFound(),
);

/** One address for each structure: a number written with spaces leads to it. */
async function read({ params, searchParams }: Props) {
  const [{ identifier }, { service, page }] = await Promise.all([params, searchParams]);
  const siret = normaliseIdentifier(safeDecode(identifier));
  if (!/^\d{14}$/.test(siret)) notFound();
  if (siret !== identifier) permanentRedirect(routes.directorySheet(siret));
  const typed = [service].flat()[0]?.slice(0, 100) ?? "";
  return { typed, asked: page, sheet: await sheetOf(siret, typed, readPageNumber(page)) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const [t, { sheet, typed, asked }] = await Promise.all([getTranslations("directory"), read(props)]);
  const siret = formatIdentifier(sheet.siret);
  const name = sheet.legalName ?? t("undisclosedName", { siret });
  return {
    title: name,
    description: t("sheetDescription", { name, siret, town: sheet.town ?? "" }),
    alternates: { canonical: absoluteUrl(routes.directorySheet(sheet.siret)) },
    // What takes no invoice, or does not want to be found, is for no search engine; nor are the pages of a list of services.
    robots: { index: sheet.active && !sheet.undisclosed && typed === "" && asked === undefined, follow: true },
  };
}

/** What a public structure asks of an invoice, for everybody. */
export default async function DirectorySheetPage(props: Props) {
  const [t, actor, { sheet, typed }] = await Promise.all([getTranslations("directory"), currentActor(), read(props)]);
  const name = sheet.legalName ?? t("undisclosedName", { siret: formatIdentifier(sheet.siret) });
  const deposit = routes.deposit({ destinataire: sheet.siret });
  const takesInvoices = sheet.active && !sheet.moaOnly;
  return (
    <Page
      title={name}
      lead={sheet.label}
      trail={[{ label: t("title"), href: routes.directory() }]}
      actions={
        takesInvoices && (
          <ButtonLink look="primary" href={actor ? deposit : routes.signIn({ retour: deposit })}>
            {t(actor ? "deposit" : "signInToDeposit")}
          </ButtonLink>
        )
      }
    >
      <div className="page-sections">
        <DirectoryNotices sheet={sheet} />
        <div className="tiles">
          <DirectorySheetCards sheet={sheet} />
        </div>
        <DirectoryServices sheet={sheet} typed={typed} />
      </div>
    </Page>
  );
}

/** An address typed by hand may not decode: then it names nothing. */
function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
