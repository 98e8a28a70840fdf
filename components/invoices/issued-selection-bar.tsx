import { useTranslations } from "next-intl";
import { CHOICE_FORM } from "#components/invoices/issued-cells.tsx";
import { SelectionBar } from "#components/invoices/received/selection-bar.tsx";
import { Button } from "#components/ui/button.tsx";
import { routes } from "#lib/shared/routes.ts";

/** The foot of a list of issued invoices: what is done with those that are ticked. `list` is where to go back to. */
export function IssuedSelectionBar({ list }: { list: string }) {
  const t = useTranslations("issued.selection");
  const keys = useTranslations("received");
  return (
    <form id={CHOICE_FORM} action={routes.issuedSelection()} className="action-bar" aria-label={t("label")}>
      <input type="hidden" name="retour" value={list} />
      <SelectionBar
        form={CHOICE_FORM}
        words={{
          submit: t("treat"),
          all: keys("chooseAll"),
          none: keys("chooseNone"),
          chosen: keys.raw("chosenCount"),
          keys: keys("keys"),
        }}
      />
      <div className="button-row">
        <Button type="submit" formAction={routes.issuedArchive()} icon="download">
          {t("download")}
        </Button>
        <label className="choice">
          <input type="checkbox" name="pieces" value="oui" defaultChecked />
          <span>{t("attachments")}</span>
        </label>
      </div>
    </form>
  );
}
