import { useTranslations } from "next-intl";
import { Checkbox } from "#components/ui/choices.tsx";
import { type Option, Select, TextInput } from "#components/ui/inputs.tsx";
import type { StructureAnswers } from "#lib/structures/web.ts";

type Props = {
  before: StructureAnswers["details"];
  /** The country that the identifier tells. */
  country: string;
  countries: readonly Option[];
  /** A natural person: never disclosed, so there is nothing to choose. */
  person: boolean;
  /** The fields that a register filled, to be checked: each says so. */
  fromRegister?: readonly string[];
  /** The registered name is told by a register: it is shown elsewhere. */
  nameLocked?: boolean;
  /** Said in place of the choice when the register does not disclose the structure. */
  undisclosedByRegister?: string | null;
};

/** The details of a new structure, in the order of the reference portal (deck, lines 505 to 541). */
export function DetailsFields({
  before,
  country,
  countries,
  person,
  fromRegister,
  nameLocked,
  undisclosedByRegister,
}: Props) {
  const t = useTranslations("createStructure");
  const read = (name: string) => (fromRegister?.includes(name) ? t("readInRegister") : undefined);
  const value = (name: "label" | "addressLine2" | "addressLine3" | "postcode") => before?.[name] ?? undefined;
  return (
    <>
      {!nameLocked && (
        <TextInput
          name="legalName"
          label={t("legalName")}
          help={t("legalNameHelp")}
          defaultValue={before?.legalName}
          maxLength={99}
          autoComplete="organization"
          required
        />
      )}
      <TextInput name="label" label={t("label")} help={t("labelHelp")} defaultValue={value("label")} maxLength={255} />
      <TextInput
        name="addressLine"
        read={read("addressLine")}
        label={t("addressLine")}
        defaultValue={before?.addressLine}
        maxLength={100}
        autoComplete="address-line1"
        required
      />
      <TextInput
        name="addressLine2"
        read={read("addressLine2")}
        label={t("addressLine2")}
        defaultValue={value("addressLine2")}
        maxLength={100}
        autoComplete="address-line2"
      />
      <TextInput
        name="addressLine3"
        read={read("addressLine3")}
        label={t("addressLine3")}
        defaultValue={value("addressLine3")}
        maxLength={100}
        autoComplete="address-line3"
      />
      <TextInput
        name="postcode"
        read={read("postcode")}
        label={t("postcode")}
        help={t("postcodeHelp")}
        width="short"
        defaultValue={value("postcode")}
        maxLength={10}
        autoComplete="postal-code"
        wordless
      />
      <TextInput
        name="town"
        read={read("town")}
        label={t("town")}
        defaultValue={before?.town}
        maxLength={100}
        autoComplete="address-level2"
        required
      />
      <Select
        name="country"
        read={read("country")}
        label={t("country")}
        options={countries}
        defaultValue={before?.country ?? country}
        autoComplete="country"
        required
      />
      <fieldset className="fieldset">
        <legend>{t("options")}</legend>
        {person || undisclosedByRegister ? (
          <p>{person ? t("undisclosedAlways") : undisclosedByRegister}</p>
        ) : (
          <Checkbox
            name="undisclosed"
            label={t("undisclosed")}
            help={t("undisclosedHelp")}
            defaultChecked={before?.undisclosed ?? false}
          />
        )}
      </fieldset>
    </>
  );
}
