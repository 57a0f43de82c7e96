import type { JSX } from "solid-js";
import { useRouter } from "../../lib/router.ts";

interface AddressLinkProps {
  readonly class: string;
  readonly href: string;
  readonly isCurrent?: boolean;
  readonly label?: string;
  readonly children: JSX.Element;
}

/** A link to another view of the list. Not `A`, which would mark every one as current: only the query differs. */
export function AddressLink(props: AddressLinkProps): JSX.Element {
  const router = useRouter();
  return (
    <a
      class={props.class}
      href={router.href(props.href)}
      aria-current={props.isCurrent === true ? "page" : undefined}
      aria-label={props.label}
    >
      {props.children}
    </a>
  );
}
