import { useTranslations } from "next-intl";
import { Details } from "#components/ui/blocks.tsx";
import { Form } from "#components/ui/form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { FormAction } from "#lib/actions/index.ts";
import type { PortalFunction, PortalFunctionCode } from "#lib/portal/public.ts";

/** Which functions stay at the head of one's home page. */
export function PinForm({
  action,
  reachable,
  pinned,
}: {
  action: FormAction;
  reachable: readonly PortalFunction[];
  pinned: readonly PortalFunctionCode[];
}) {
  const t = useTranslations();
  return (
    <Details summary={t("home.pin")}>
      <Form action={action}>
        <fieldset className="field">
          <legend className="field-label">{t("home.pinLegend")}</legend>
          <p className="field-help">{t("home.pinHelp")}</p>
          <div className="choices">
            {reachable.map(({ code }) => (
              <label key={code} className="choice">
                <input type="checkbox" name="pinned" value={code} defaultChecked={pinned.includes(code)} />
                <span>{t(`functions.${code}.name`)}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <SubmitButton look="secondary">{t("home.pinSave")}</SubmitButton>
      </Form>
    </Details>
  );
}
