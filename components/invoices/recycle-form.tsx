import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Button } from "#components/ui/button.tsx";
import { Form } from "#components/ui/form.tsx";
import { Select, Textarea, TextInput } from "#components/ui/inputs.tsx";
import { Link } from "#components/ui/link.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Identifier } from "#components/ui/values.tsx";
import type { ServiceProposal } from "#lib/invoices/public.ts";
import { routes } from "#lib/shared/routes.ts";
import type { StructureSheet } from "#lib/structures/public.ts";

type Sheet = {
  readonly id: string;
  readonly recipient: { readonly id: string } | null;
  readonly recipientService: { readonly code: string } | null;
  readonly commitmentNumber: string | null;
};

type Props = {
  action: ComponentProps<typeof Form>["action"];
  sheet: Sheet;
  /** The SIRET as it was typed. */
  asked: string;
  /** Its active public structure; null when there is none. */
  recipient: StructureSheet | null;
  /** Services that it is probably meant for, the surest first. */
  proposals: readonly ServiceProposal[];
  /** The code of the one that was pressed. */
  chosen: string | null;
};

/** Two steps on one page: who the recipient is, which says what it requires; then the service and the engagement. */
export function RecycleForm({ action, sheet, asked, recipient, proposals, chosen }: Props) {
  const t = useTranslations("recycle");
  return (
    <div className="page-sections">
      <form className="form" action={routes.recycleInvoice(sheet.id)}>
        <TextInput
          name="siret"
          label={t("recipient")}
          help={t("recipientHelp")}
          required
          inputMode="numeric"
          width="medium"
          defaultValue={asked}
        />
        <div>
          <Button type="submit">{t("check")}</Button>
        </div>
      </form>
      {recipient ? (
        <SecondStep action={action} sheet={sheet} recipient={recipient} proposals={proposals} chosen={chosen} />
      ) : (
        <Notice tone="stop">{t("unknown")}</Notice>
      )}
    </div>
  );
}

function SecondStep({
  action,
  sheet,
  recipient,
  proposals,
  chosen,
}: Omit<Props, "asked" | "recipient"> & { recipient: StructureSheet }) {
  const t = useTranslations("recycle");
  const { requiresService, requiresCommitment, requiresServiceOrCommitment } = recipient.flags;
  const either = requiresServiceOrCommitment && !requiresService && !requiresCommitment;
  const same = sheet.recipient?.id === recipient.id;
  const services = recipient.services.filter((service) => service.active);
  return (
    <Form action={action}>
      <input type="hidden" name="invoiceId" value={sheet.id} />
      <input type="hidden" name="recipientIdentifier" value={recipient.identifier} />
      <Notice title={recipient.legalName}>
        <Identifier value={recipient.identifier} />
        <ul>
          {requiresService && <li>{t("requirements.service")}</li>}
          {requiresCommitment && <li>{t("requirements.commitment")}</li>}
          {either && <li>{t("requirements.serviceOrCommitment")}</li>}
          {!requiresService && !requiresCommitment && !either && <li>{t("requirements.none")}</li>}
        </ul>
      </Notice>
      <Proposals invoiceId={sheet.id} siret={recipient.identifier} proposals={proposals} />
      <Select
        key={chosen}
        name="recipientServiceCode"
        label={t("service")}
        required={requiresService}
        empty={t("noService")}
        options={services.map(({ code, label }) => ({ value: code, label: `${code} – ${label}` }))}
        defaultValue={chosen ?? proposals[0]?.code ?? ((same && sheet.recipientService?.code) || "")}
      />
      <TextInput
        name="commitmentNumber"
        label={t("commitment")}
        required={requiresCommitment}
        width="medium"
        maxLength={50}
        defaultValue={sheet.commitmentNumber ?? ""}
      />
      <Textarea name="comment" label={t("comment")} maxLength={2000} />
      <div>
        <SubmitButton>{t("submit")}</SubmitButton>
      </div>
    </Form>
  );
}

/** The right service, most probably: the first stands in the field already, the others are one link away. */
function Proposals({
  invoiceId,
  siret,
  proposals,
}: {
  invoiceId: string;
  siret: string;
  proposals: readonly ServiceProposal[];
}) {
  const t = useTranslations("recycle.proposals");
  if (proposals.length === 0) return null;
  return (
    <Notice title={t("title")}>
      <ul>
        {proposals.map(({ code, label, why }) => (
          <li key={code}>
            <Link href={routes.recycleInvoice(invoiceId, { siret, service: code })}>
              {code} – {label}
            </Link>{" "}
            <span className="muted">{t(why)}</span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
