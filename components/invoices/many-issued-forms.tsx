import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Card } from "#components/ui/blocks.tsx";
import { Button } from "#components/ui/button.tsx";
import { Form } from "#components/ui/form.tsx";
import { type Option, Select } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { routes } from "#lib/shared/routes.ts";

type Chosen = {
  readonly id: string;
  readonly version: number;
  readonly deletable: boolean;
  readonly acknowledgeable: boolean;
  readonly instructable: boolean;
};
type Gesture = "delete" | "acknowledge" | "instruct";

type Props = {
  action: ComponentProps<typeof Form>["action"];
  chosen: readonly Chosen[];
  people: readonly Option[];
  /** Makes a repeated sending of a form harmless. */
  keys: Readonly<Record<Gesture, string>>;
  list: string;
};

/** One card for each gesture that concerns some of the chosen invoices. The button of deleting says how many drafts it destroys. */
export function ManyIssuedForms({ action, chosen, people, keys, list }: Props) {
  const t = useTranslations("issued.selection");
  const drafts = chosen.filter((one) => one.deletable);
  const rejections = chosen.filter((one) => one.acknowledgeable);
  const mine = chosen.filter((one) => one.instructable);
  const hidden = (gesture: Gesture, some: readonly Chosen[]) => (
    <>
      <input type="hidden" name="gesture" value={gesture} />
      <input type="hidden" name="idempotencyKey" value={keys[gesture]} />
      <input type="hidden" name="retour" value={list} />
      {some.map(({ id, version }) => (
        <input key={id} type="hidden" name="chosen" value={`${id}:${version}`} />
      ))}
    </>
  );
  return (
    <>
      <Card title={t("downloadTitle")}>
        <form action={routes.issuedArchive()} className="form">
          {chosen.map(({ id }) => (
            <input key={id} type="hidden" name="choix" value={id} />
          ))}
          <label className="choice">
            <input type="checkbox" name="pieces" value="oui" defaultChecked />
            <span>{t("attachments")}</span>
          </label>
          <div>
            <Button type="submit" icon="download">
              {t("download")}
            </Button>
          </div>
        </form>
      </Card>
      {rejections.length > 0 && (
        <Card title={t("acknowledgeTitle")}>
          <Form action={action}>
            {hidden("acknowledge", rejections)}
            <p>{t("acknowledgeText", { count: rejections.length })}</p>
            <div>
              <SubmitButton look="secondary">{t("acknowledge", { count: rejections.length })}</SubmitButton>
            </div>
          </Form>
        </Card>
      )}
      {mine.length > 0 && (
        <Card title={t("instructTitle")}>
          <Form action={action}>
            {hidden("instruct", mine)}
            <Select name="instructorId" label={t("instructor")} wordless empty={t("nobody")} options={people} />
            <div>
              <SubmitButton look="secondary">{t("instruct", { count: mine.length })}</SubmitButton>
            </div>
          </Form>
        </Card>
      )}
      {drafts.length > 0 && (
        <Card title={t("deleteTitle")}>
          <Form action={action}>
            {hidden("delete", drafts)}
            <p>{t("deleteText", { count: drafts.length, others: chosen.length - drafts.length })}</p>
            <div>
              <SubmitButton look="danger" icon="trash">
                {t("delete", { count: drafts.length })}
              </SubmitButton>
            </div>
          </Form>
        </Card>
      )}
    </>
  );
}
