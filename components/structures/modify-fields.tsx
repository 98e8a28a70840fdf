import { useTranslations } from "next-intl";
import { DetailsFields } from "#components/structures/details-fields.tsx";
import { DescriptionList } from "#components/ui/blocks.tsx";
import { type Option, TextInput } from "#components/ui/inputs.tsx";
import { Identifier } from "#components/ui/values.tsx";
import type { MemberSheet } from "#lib/structures/index.ts";

type Props = { structure: MemberSheet; nameLocked: boolean; countries: readonly Option[] };

/** What managers change of their structure; what is not theirs to change is shown, and said why. */
export function ModifyFields({ structure, nameLocked, countries }: Props) {
  const t = useTranslations("modifyStructure");
  const words = useTranslations("structures");
  const [addressLine, addressLine2, addressLine3] = structure.addressParts;
  const { legalName, label, postcode, town, country, undisclosed } = structure;
  const before = { legalName, label, postcode, country, undisclosed, addressLine2, addressLine3 };
  const byVat = structure.identifierType === "UE_HORS_FRANCE";
  return (
    <>
      <DescriptionList
        items={[
          { label: words("identifier"), value: <Identifier value={structure.identifier} /> },
          ...(nameLocked ? [{ label: words("legalName"), value: legalName }] : []),
        ]}
      />
      {nameLocked && <p className="muted">{t(structure.kind === "PUBLIQUE" ? "lockedNamePublic" : "lockedName")}</p>}
      <DetailsFields
        before={{ ...before, addressLine: addressLine ?? "", town: town ?? "" }}
        country={country}
        countries={countries}
        person={structure.identifierType === "PARTICULIER"}
        nameLocked={nameLocked}
        undisclosedByRegister={structure.registerUndisclosed ? t("undisclosedRegister") : null}
      />
      <fieldset className="fieldset">
        <legend>{t("contactTitle")}</legend>
        <TextInput
          name="email"
          type="email"
          label={t("email")}
          help={t("emailHelp")}
          defaultValue={structure.email ?? undefined}
          maxLength={254}
          autoComplete="email"
        />
        <TextInput
          name="phone"
          type="tel"
          label={t("phone")}
          width="medium"
          defaultValue={structure.phone ?? undefined}
          maxLength={30}
          autoComplete="tel"
        />
        {byVat ? (
          <p className="muted">{t("vatLocked")}</p>
        ) : (
          <TextInput
            name="vatNumber"
            label={t("vatNumber")}
            help={t("vatNumberHelp")}
            width="medium"
            defaultValue={structure.vatNumber ?? undefined}
            maxLength={30}
            autoComplete="off"
          />
        )}
        <TextInput
          name="rcsNumber"
          label={t("rcsNumber")}
          help={t("rcsNumberHelp")}
          defaultValue={structure.rcsNumber ?? undefined}
          maxLength={60}
          autoComplete="off"
        />
      </fieldset>
    </>
  );
}
