import { useTranslations } from "next-intl";
import { Details } from "#components/ui/blocks.tsx";
import { FileInput } from "#components/ui/file-input.tsx";
import { FormFeedback } from "#components/ui/form-feedback.tsx";
import { Textarea } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { CLAIM_DAYS, EXPLANATION_LENGTH, MOST_FILES } from "#lib/recovery/public.ts";
import { routes } from "#lib/shared/routes.ts";

type Kept = {
  readonly message: string;
  readonly problems: readonly { readonly field: string; readonly text: string }[];
  readonly explanation: string;
};

/** The claim and its documents, posted as a plain form: files do not go through a server action. */
export function ClaimForm({ structureId, kept, accept }: { structureId: string; kept: Kept | null; accept: string }) {
  const t = useTranslations("recovery");
  const problem = kept?.problems.find(({ field }) => field === "explanation")?.text;
  return (
    <form className="form" method="post" action={routes.apiClaims()} encType="multipart/form-data" noValidate>
      <FormFeedback refusal={kept && { message: kept.message, problems: kept.problems }} />
      <Details summary={t("howTitle")} open>
        <ol className="list-decimal pl-5">
          <li>{t("howMembers", { days: CLAIM_DAYS })}</li>
          <li>{t("howSupport")}</li>
          <li>{t("howAfter")}</li>
        </ol>
      </Details>
      <input type="hidden" name="structureId" value={structureId} />
      <Textarea
        name="explanation"
        label={t("explanation")}
        help={t("explanationHelp", { least: EXPLANATION_LENGTH.least, most: EXPLANATION_LENGTH.most })}
        rows={6}
        maxLength={EXPLANATION_LENGTH.most}
        defaultValue={kept?.explanation ?? ""}
        required
        {...(problem ? { error: problem } : {})}
      />
      <FileInput
        name="fichier"
        label={t("files")}
        help={t("filesHelp", { count: MOST_FILES })}
        accept={accept}
        multiple
        required
      />
      <SubmitButton>{t("submit")}</SubmitButton>
    </form>
  );
}
