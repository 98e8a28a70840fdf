import { getTranslations } from "next-intl/server";
import { KeyButton } from "#components/accounts/key-button.tsx";
import { keyWords } from "#components/accounts/key-words.ts";
import { Form } from "#components/ui/form.tsx";
import type { FormAction } from "#lib/actions/index.ts";
import { routes } from "#lib/shared/routes.ts";

/** Signs in with a passkey alone. Without scripts nothing is shown: the form above does. */
export async function PasskeyForm({ action, back }: { action: FormAction; back: string | null }) {
  const t = await getTranslations("signIn");
  return (
    <Form action={action}>
      {back && <input type="hidden" name="retour" value={back} />}
      <KeyButton mode="sign" look="secondary" optionsUrl={routes.apiKeySignIn()} words={await keyWords(t("passkey"))} />
    </Form>
  );
}
