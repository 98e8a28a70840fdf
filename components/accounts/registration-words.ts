import { getTranslations } from "next-intl/server";
import type { RegistrationWords } from "#components/accounts/registration-fields.tsx";

/** The sentences of the form, made on the server: the browser gets no catalogue. */
export async function registrationWords(): Promise<RegistrationWords> {
  const t = await getTranslations("register");
  // The browser puts the address in: it knows what is being typed.
  const address = "{address}";
  return {
    email: t("email"),
    emailConfirmation: t("emailConfirmation"),
    emailConfirmationHelp: t("emailConfirmationHelp"),
    firstName: t("firstName"),
    lastName: t("lastName"),
    phone: t("phone"),
    contactEmail: t("contactEmail"),
    contactHelp: t("contactHelp"),
    hint: t("hint", { address }),
    useHint: t("useHint", { address }),
  };
}
