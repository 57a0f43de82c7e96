import { A } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import { useIsAdmin } from "../feature/session/create-session.ts";
import { EmptyState } from "../ui/empty-state.tsx";

/** Shows what only admins may see; to everybody else, that it is for admins. */
export function AdminOnly(props: {
  /** What is for admins, to follow "Only an admin can". */
  readonly purpose: string;
  /** Whether it is all that the page shows. */
  readonly isPage?: boolean;
  readonly children: JSX.Element;
}): JSX.Element {
  const isAdmin = useIsAdmin();
  return (
    <Show
      when={isAdmin()}
      fallback={
        <EmptyState title={`Only an admin can ${props.purpose}`} isPage={props.isPage === true}>
          <p>
            Ask an admin if you need something here.{" "}
            <A class="link" href="/">
              Go to requests
            </A>
          </p>
        </EmptyState>
      }
    >
      {props.children}
    </Show>
  );
}
