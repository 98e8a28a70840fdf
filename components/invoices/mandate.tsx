import { useTranslations } from "next-intl";
import { Card, Details } from "#components/ui/blocks.tsx";
import { Checkbox } from "#components/ui/choices.tsx";
import { Form } from "#components/ui/form.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { DateText } from "#components/ui/values.tsx";
import { MANDATE_VERSION } from "#lib/invoices/public.ts";
import type { FormState } from "#lib/shared/form-state.ts";
import { formatIdentifier } from "#lib/shared/identifiers.ts";

type Action = (state: FormState, data: FormData) => Promise<FormState>;
type Mandate = {
  readonly structureId: string;
  readonly mine: boolean;
  readonly valid: boolean;
  readonly standing: { readonly version: string; readonly givenAt: Date; readonly givenByName: string } | null;
};

/** Who gave the mandate and when, and the way to withdraw it. */
export function MandateStanding({ mandate, withdraw }: { mandate: Mandate; withdraw: Action }) {
  const t = useTranslations("mandate");
  const { standing, valid, mine, structureId } = mandate;
  if (!standing) return <Notice title={t("none")}>{t("noneText")}</Notice>;
  return (
    <>
      <Notice tone={valid ? "ok" : "warn"} title={valid ? t("valid") : t("outdated")}>
        <p>
          {t.rich("given", {
            name: standing.givenByName,
            version: standing.version,
            date: () => <DateText value={standing.givenAt} />,
          })}
        </p>
        {!valid && <p>{t("outdatedText")}</p>}
      </Notice>
      {mine && (
        <Details summary={t("withdraw")}>
          <Form action={withdraw}>
            <p>{t("withdrawText")}</p>
            <input type="hidden" name="structureId" value={structureId} />
            <div>
              <SubmitButton look="danger">{t("withdrawConfirm")}</SubmitButton>
            </div>
          </Form>
        </Details>
      )}
    </>
  );
}

const PARAGRAPHS = ["object", "duties", "checking", "number", "vat", "duration"] as const;

/** The words of the mandate, as they are accepted. */
export function MandateText({ name, identifier }: { name: string; identifier: string }) {
  const t = useTranslations("mandate");
  return (
    <Card title={t("textTitle", { version: MANDATE_VERSION })}>
      {PARAGRAPHS.map((key) => (
        <p key={key}>{t(`text.${key}`, { name, identifier: formatIdentifier(identifier) })}</p>
      ))}
    </Card>
  );
}

type GiveProps = { mandate: Mandate; managers: readonly string[]; action: Action };

/** To give it, for the managers of the structure; the others are told who they are. */
export function MandateGive({ mandate, managers, action }: GiveProps) {
  const t = useTranslations("mandate");
  if (!mandate.mine) {
    return (
      <Notice title={t("notYours")}>{t("notYoursText", { managers: managers.join(", ") || t("noManager") })}</Notice>
    );
  }
  return (
    <Form action={action}>
      <input type="hidden" name="structureId" value={mandate.structureId} />
      <input type="hidden" name="version" value={MANDATE_VERSION} />
      <Checkbox name="accepted" value="oui" label={t("accept")} required />
      <div>
        <SubmitButton>{t("give")}</SubmitButton>
      </div>
    </Form>
  );
}
