import { useLocale, useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Form } from "#components/ui/form.tsx";
import { VisuallyHidden } from "#components/ui/hidden.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { FileView } from "#lib/invoices/public.ts";
import { formatFileSize } from "#lib/shared/file-size.ts";

type Props = {
  invoiceId: string;
  files: readonly FileView[];
  remove: ComponentProps<typeof Form>["action"];
};

/** What was added since the invoice was suspended, each to take back until it is sent. */
export function AddedFiles({ invoiceId, files, remove }: Props) {
  const t = useTranslations("complete");
  const locale = useLocale();
  if (files.length === 0) return <p className="muted">{t("noFile")}</p>;
  return (
    <ul className="added-files">
      {files.map((file) => (
        <li key={file.id}>
          <span>
            {file.designation}{" "}
            <span className="muted">
              ({file.fileName}, {formatFileSize(file.size, locale)})
            </span>
          </span>
          <Form action={remove}>
            <input type="hidden" name="invoiceId" value={invoiceId} />
            <input type="hidden" name="fileId" value={file.id} />
            <SubmitButton look="quiet" size="small" icon="trash">
              {t("remove")}
              <VisuallyHidden> {file.fileName}</VisuallyHidden>
            </SubmitButton>
          </Form>
        </li>
      ))}
    </ul>
  );
}
