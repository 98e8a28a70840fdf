import type { ReactNode } from "react";
import { Form } from "#components/ui/form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { FormState } from "#lib/shared/form-state.ts";

type Props = {
  action: (before: FormState, data: FormData) => Promise<FormState>;
  chatId: string;
  children: ReactNode;
};

/** One button that does something to a conversation. */
export function ChatGesture({ action, chatId, children }: Props) {
  return (
    <Form action={action}>
      <input type="hidden" name="chatId" value={chatId} />
      <SubmitButton look="secondary">{children}</SubmitButton>
    </Form>
  );
}
