import { useTranslations } from "next-intl";
import { REQUEST_TONES } from "#components/access/requests-table.tsx";
import { DescriptionList } from "#components/ui/blocks.tsx";
import { StatusDot } from "#components/ui/status.tsx";
import { DateText, Identifier } from "#components/ui/values.tsx";
import { type ApprovalSheet, REQUEST_DAYS } from "#lib/access/public.ts";
import { addDays, parisDay } from "#lib/shared/dates.ts";

/** Who asks for what, why and since when; and what was decided, once it was. */
export function ApprovalFacts({ request }: { request: ApprovalSheet }) {
  const t = useTranslations("approvals");
  const states = useTranslations("attachments.states");
  const { service, decidedAt, reason } = request;
  return (
    <section aria-labelledby="demande">
      <h2 id="demande">{t("request")}</h2>
      <DescriptionList
        items={[
          { label: t("person"), value: request.person },
          { label: t("email"), value: <span className="quoted">{request.email}</span> },
          {
            label: t("structure"),
            value: (
              <>
                {request.legalName} (<Identifier value={request.identifier} />)
              </>
            ),
          },
          { label: t("service"), value: service ? `${service.code} – ${service.label}` : t("wholeStructure") },
          { label: t("askedOn"), value: <DateText value={parisDay(request.askedAt)} /> },
          ...(request.status === "EN_COURS_DE_VALIDATION"
            ? [{ label: t("expiresOn"), value: <DateText value={addDays(parisDay(request.askedAt), REQUEST_DAYS)} /> }]
            : []),
          { label: t("comment"), value: <span className="quoted">{request.comment}</span> },
          {
            label: t("state"),
            value: <StatusDot tone={REQUEST_TONES[request.status]}>{states(request.status)}</StatusDot>,
          },
          ...(decidedAt ? [{ label: t("decidedOn"), value: <DateText value={parisDay(decidedAt)} /> }] : []),
          ...(reason ? [{ label: t("reason"), value: <span className="quoted">{reason}</span> }] : []),
        ]}
      />
    </section>
  );
}
