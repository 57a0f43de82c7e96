import { useHref } from "@solidjs/router";
import type { JSX } from "solid-js";

interface AddressLinkProps {
  readonly class: string;
  readonly href: string;
  readonly isCurrent?: boolean;
  readonly label?: string;
  readonly children: JSX.Element;
}

/** A link to another view of the list. Not the router's `A`, which would mark every one as current: only the query differs. */
export function AddressLink(props: AddressLinkProps): JSX.Element {
  const href = useHref(() => props.href);
  return (
    <a
      class={props.class}
      href={href()}
      aria-current={props.isCurrent === true ? "page" : undefined}
      aria-label={props.label}
    >
      {props.children}
    </a>
  );
}
