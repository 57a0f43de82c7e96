import type { JSX } from "solid-js";
import { useRouter } from "../lib/router.ts";

interface LinkProps {
  /** The path of a page of the app. */
  readonly href: string;
  /** Whether the page that opens keeps its place; otherwise it is shown from its top. */
  readonly keepsPlace?: boolean;
  readonly class?: string;
  readonly style?: JSX.CSSProperties;
  readonly title?: string | undefined;
  readonly "aria-label"?: string;
  readonly "data-state"?: string;
  readonly onClick?: () => void;
  readonly children: JSX.Element;
}

/** A link to a page of the app; marked as current on that page. */
export function A(props: LinkProps): JSX.Element {
  const router = useRouter();
  return (
    <a
      class={props.class}
      style={props.style}
      href={router.href(props.href)}
      title={props.title}
      aria-label={props["aria-label"]}
      aria-current={props.href === router.pathname() ? "page" : undefined}
      data-state={props["data-state"]}
      data-keeps-place={props.keepsPlace}
      onClick={() => props.onClick?.()}
    >
      {props.children}
    </a>
  );
}
