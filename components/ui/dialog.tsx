"use client";

import { type ComponentProps, type ReactNode, useId, useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import { useWords } from "#components/ui/words.tsx";

type Props = {
  /** What the button that opens it says. */
  trigger: ReactNode;
  title: ReactNode;
  /** The buttons of the foot, before the one that closes; a form posts from here. */
  actions?: ReactNode;
  children: ReactNode;
} & Pick<ComponentProps<typeof Button>, "look" | "size" | "icon">;

/**
 * A native modal dialog and the button that opens it. The `command` attributes open it in browsers that know them even before
 * scripts run; elsewhere the click handler does. Not for anything that must work without it: link to a page instead.
 */
export function Dialog({ trigger, title, actions, children, look, size, icon }: Props) {
  const words = useWords();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const open = () => {
    if (dialog.current && !dialog.current.open) dialog.current.showModal();
  };
  return (
    <>
      <Button look={look} size={size} icon={icon} onClick={open} {...{ command: "show-modal", commandfor: id }}>
        {trigger}
      </Button>
      <dialog ref={dialog} id={id} className="dialog" aria-labelledby={`${id}-titre`}>
        <div>
          <h2 id={`${id}-titre`}>{title}</h2>
          {children}
          <div className="button-row">
            {actions}
            <form method="dialog">
              <Button type="submit">{words.close}</Button>
            </form>
          </div>
        </div>
      </dialog>
    </>
  );
}
