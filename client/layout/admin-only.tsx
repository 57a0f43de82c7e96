import { type JSX, Show } from "solid-js";
import { useIsAdmin } from "../feature/session/create-session.ts";
import { shell } from "../language/words/shell.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { A } from "../ui/link.tsx";

/** Shows what only admins may see; to everybody else, that it is for admins. */
export function AdminOnly(props: {
  /** What only an admin can do. */
  readonly title: string;
  /** Whether it is all that the page shows. */
  readonly isPage?: boolean;
  readonly children: JSX.Element;
}): JSX.Element {
  const isAdmin = useIsAdmin();
  return (
    <Show
      when={isAdmin()}
      fallback={
        <EmptyState title={props.title} isPage={props.isPage === true}>
          <p>
            {shell("askAdmin")}{" "}
            <A class="link" href="/">
              {shell("goToRequests")}
            </A>
          </p>
        </EmptyState>
      }
    >
      {props.children}
    </Show>
  );
}
