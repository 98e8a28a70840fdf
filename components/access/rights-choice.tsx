import { useTranslations } from "next-intl";
import { Select } from "#components/ui/inputs.tsx";
import { OFFERED_RIGHTS } from "#lib/access/public.ts";

/** What most people who join such a structure come for. */
const USUAL = { PRIVEE: "FACTURES_EMISES", PUBLIQUE: "FACTURES_RECUES" } as const;

/** The rights to give somebody, application by application. What a colleague asks for most is chosen beforehand. */
export function RightsChoice({ kind }: { kind: keyof typeof USUAL }) {
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
          defaultValue={application === USUAL[kind] ? "MODIFICATION" : ""}
          wordless
        />
      ))}
    </div>
  );
}
