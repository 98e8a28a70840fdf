import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import {
  preferFactorAction,
  removeFactorAction,
  renameFactorAction,
} from "#app/(portal)/mon-compte/facteurs/factors.action.ts";
import { DescriptionList } from "#components/ui/blocks.tsx";
import { Form } from "#components/ui/form.tsx";
import { TextInput } from "#components/ui/inputs.tsx";
import { Link } from "#components/ui/link.tsx";
import { Page } from "#components/ui/page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { DateText } from "#components/ui/values.tsx";
import { MAX_FACTOR_NAME, readFactor } from "#lib/accounts/index.ts";
import { requireFreshUser } from "#lib/accounts/web.ts";
import { routes } from "#lib/shared/routes.ts";

type Props = { params: Promise<{ factorId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("factors"))("title") };
}

export default async function FactorPage({ params }: Props) {
  const { factorId } = await params;
  const { userId } = await requireFreshUser();
  const [found, t, one] = await Promise.all([
    readFactor(userId, factorId),
    getTranslations("factors"),
    getTranslations("factors.one"),
  ]);
  if (!found) notFound();
  const { factor, count } = found;
  const { kind, label, preferred, passwordless, createdAt, lastUsedAt } = factor;
  const hidden = <input type="hidden" name="factorId" value={factor.id} />;
  const details = [
    { label: one("kind"), value: t(`kinds.${kind}`) },
    { label: one("addedAt"), value: <DateText value={createdAt} /> },
    { label: one("usedAt"), value: lastUsedAt ? <DateText value={lastUsedAt} /> : t("never") },
    { label: one("atSignIn"), value: t(preferred ? "isPreferred" : "onRequest") },
  ];
  return (
    <Page
      title={label || t(`kinds.${kind}`)}
      lead={passwordless ? t("passwordless") : undefined}
      trail={[{ label: t("title"), href: routes.accountFactors() }]}
      width="form"
    >
      <div className="page-sections">
        <DescriptionList items={details} />
        {kind !== "EMAIL" && (
          <section>
            <h2>{one("renameTitle")}</h2>
            <Form action={renameFactorAction}>
              {hidden}
              <TextInput
                name="label"
                label={one("label")}
                defaultValue={label}
                autoComplete="off"
                maxLength={MAX_FACTOR_NAME}
                required
              />
              <SubmitButton look="secondary">{one("rename")}</SubmitButton>
            </Form>
          </section>
        )}
        {!preferred && (
          <section>
            <h2>{one("preferTitle")}</h2>
            <p>{one("preferText")}</p>
            <Form action={preferFactorAction}>
              {hidden}
              <SubmitButton look="secondary">{one("prefer")}</SubmitButton>
            </Form>
          </section>
        )}
        <section>
          <h2>{one("removeTitle")}</h2>
          {count === 1 ? (
            <p>{one("last")}</p>
          ) : (
            <>
              <p>{one("removeText")}</p>
              {preferred && <p>{one("removePreferred")}</p>}
              <Form action={removeFactorAction}>
                {hidden}
                <SubmitButton look="danger">{one("remove")}</SubmitButton>
              </Form>
            </>
          )}
        </section>
        <p>
          <Link href={routes.accountFactors()}>{one("back")}</Link>
        </p>
      </div>
    </Page>
  );
}
