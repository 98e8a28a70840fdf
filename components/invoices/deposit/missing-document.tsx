import { Card } from "#components/ui/blocks.tsx";
import { Button } from "#components/ui/button.tsx";
import { FileInput } from "#components/ui/file-input.tsx";
import { routes } from "#lib/shared/routes.ts";
import type fr from "#messages/fr.json";

type Props = { draftId: string; words: (typeof fr)["deposit"]["missing"] };

/** A draft without its document, a duplicate for instance: where it is given one. */
export function MissingDocument({ draftId, words }: Props) {
  return (
    <Card title={words.title}>
      <p>{words.text}</p>
      <form className="form" method="post" action={routes.apiDraftDocument(draftId)} encType="multipart/form-data">
        <FileInput
          name="fichier"
          label={words.file}
          help={words.help}
          accept=".pdf,.xml,.jpg,.jpeg,.png,.tif,.tiff,.webp"
          required
        />
        <div>
          <Button type="submit" icon="upload">
            {words.submit}
          </Button>
        </div>
      </form>
    </Card>
  );
}
