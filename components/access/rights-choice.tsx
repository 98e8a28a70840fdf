import { useTranslations } from "next-intl";
import { Select } from "#components/ui/inputs.tsx";
import { OFFERED_RIGHTS } from "#lib/access/public.ts";

/** The rights to give somebody, application by application. What a colleague of a supplier asks for most is chosen beforehand. */
export function RightsChoice() {
  const t = useTranslations("approvals");
  const rights = useTranslations("rights");
  return (
    <div className="rights-grid">
      {OFFERED_RIGHTS.map(({ application, levels }) => (
        <Select
          key={application}
          name={`right_${application}`}
          label={rights(`applications.${application}`)}
          empty={t("noRight")}
          options={levels.map((level) => ({ value: level, label: t(`levels.${level}`) }))}
          defaultValue={application === "FACTURES_EMISES" ? "MODIFICATION" : ""}
          wordless
        />
      ))}
    </div>
  );
}
