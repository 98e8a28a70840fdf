import type { ComponentProps } from "react";
import { Icon, type IconName } from "#components/ui/icon.tsx";
import { Link } from "#components/ui/link.tsx";

export type ButtonLook = "primary" | "secondary" | "quiet" | "danger";

type Look = { look?: ButtonLook; size?: "normal" | "small"; icon?: IconName };

function attributes({ look = "secondary", size = "normal" }: Look) {
  return { className: "button", "data-look": look, "data-size": size };
}

/** A button that a client component listens to. To submit a form use SubmitButton, to go somewhere ButtonLink. */
export function Button({ look, size, icon, children, type = "button", ...props }: Look & ComponentProps<"button">) {
  return (
    <button type={type} {...attributes({ look, size })} {...props}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

/** Goes to another page and looks like a button: the next step of a task. At most one `primary` a page, buttons included. */
export function ButtonLink({ look, size, icon, children, ...props }: Look & ComponentProps<typeof Link>) {
  return (
    <Link {...attributes({ look, size })} {...props}>
      {icon && <Icon name={icon} />}
      {children}
    </Link>
  );
}

/** A file to download: a plain link, so that the browser and not the router fetches it. */
export function DownloadLink({ look, size, children, ...props }: Omit<Look, "icon"> & ComponentProps<"a">) {
  return (
    <a {...attributes({ look, size })} download {...props}>
      <Icon name="download" />
      {children}
    </a>
  );
}
