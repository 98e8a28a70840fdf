import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { EmptyState } from "#components/ui/blocks.tsx";
import { Form } from "#components/ui/form.tsx";
import { Textarea } from "#components/ui/inputs.tsx";
import { Badge } from "#components/ui/status.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { DateText } from "#components/ui/values.tsx";
import type { CommentView, Thread } from "#lib/invoices/index.ts";
import { COMMENT_MAX } from "#lib/invoices/public.ts";

type Action = ComponentProps<typeof Form>["action"];
type Props = { thread: Thread; side: "issued" | "received"; add: Action; withdraw: Action };

/** The thread of an invoice, the same for both sides: who said what and when, and a place to answer. */
export function ThreadView({ thread, side, add, withdraw }: Props) {
  const t = useTranslations("thread");
  const { comments } = thread;
  return (
    <>
      {comments.length > 0 ? (
        <ol className="thread" aria-label={t("title")}>
          {comments.map((comment) => (
            <Comment key={comment.id} comment={comment} thread={thread} side={side} withdraw={withdraw} />
          ))}
        </ol>
      ) : (
        <EmptyState title={t("emptyTitle")}>{t(thread.open ? "empty" : "tooEarly")}</EmptyState>
      )}
      {thread.open && thread.mayWrite && (
        <Form action={add}>
          <input type="hidden" name="side" value={side} />
          <input type="hidden" name="invoiceId" value={thread.invoiceId} />
          <Textarea name="text" label={t("text")} help={t("help")} required maxLength={COMMENT_MAX} />
          <SubmitButton>{t("send")}</SubmitButton>
        </Form>
      )}
      {thread.open && !thread.mayWrite && <p className="muted">{t("readOnly")}</p>}
    </>
  );
}

type CommentProps = { comment: CommentView; thread: Thread; side: "issued" | "received"; withdraw: Action };

function Comment({ comment, thread, side, withdraw }: CommentProps) {
  const t = useTranslations("thread");
  const { id, text, at, withdrawnAt, mine, fresh, readAt, userName, structureLabel } = comment;
  return (
    <li data-side={comment.side} id={`commentaire-${id}`}>
      <p className="thread-head">
        <strong>{userName}</strong> <span className="muted">{structureLabel}</span>{" "}
        <span className="muted">
          <DateText value={at} />
        </span>{" "}
        {fresh && <Badge tone="wait">{t("fresh")}</Badge>}
      </p>
      {withdrawnAt ? (
        <p className="muted">
          {t("withdrawn")} <DateText value={withdrawnAt} />
        </p>
      ) : (
        <p className="thread-text">{text}</p>
      )}
      {readAt && !withdrawnAt && (
        <p className="muted">
          <small>
            {t("readByOther")} <DateText value={readAt} />
          </small>
        </p>
      )}
      {mine && !withdrawnAt && thread.mayWrite && (
        <Form action={withdraw} className="thread-withdraw">
          <input type="hidden" name="side" value={side} />
          <input type="hidden" name="invoiceId" value={thread.invoiceId} />
          <input type="hidden" name="commentId" value={id} />
          <SubmitButton look="quiet">{t("withdraw")}</SubmitButton>
        </Form>
      )}
    </li>
  );
}
