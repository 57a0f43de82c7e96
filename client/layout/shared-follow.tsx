import { type JSX, Match, Show, Switch } from "solid-js";
import { useSession } from "../feature/session/create-session.ts";
import { useConnection } from "../graphql/connection-context.ts";
import { RequestRelationQuery } from "../graphql/follow-document.ts";
import { runQuery } from "../graphql/operation.ts";
import { shareText } from "../language/words/share.ts";
import { createLookup } from "../lib/create-lookup.ts";
import { FollowButton } from "../ui/follow-button.tsx";
import { A } from "../ui/link.tsx";

interface SharedFollowProps {
  readonly requestId: string;
  readonly token: string;
}

/** Lets somebody who is signed in keep a shared request; nothing for everybody else. */
export function SharedFollow(props: SharedFollowProps): JSX.Element {
  const session = useSession();
  return (
    <Show when={session.state().kind === "signed-in"}>
      <SignedInFollow {...props} />
    </Show>
  );
}

function SignedInFollow(props: SharedFollowProps): JSX.Element {
  const { client } = useConnection();
  const relation = createLookup(async () => {
    const { request } = await runQuery(client, RequestRelationQuery, { id: props.requestId });
    return {
      isVisible: request !== null,
      isMine: request?.isMine ?? false,
      isFollowed: request?.isFollowed ?? false,
    };
  });
  return (
    <Switch>
      <Match when={relation.error()}>{null}</Match>
      <Match when={relation.value()}>
        {(known) => (
          <div class="actions shared-actions">
            <Show when={!known().isMine}>
              <FollowButton
                requestId={props.requestId}
                isFollowed={known().isFollowed}
                shareToken={props.token}
                onChanged={(isFollowed) =>
                  relation.set({ ...known(), isFollowed, isVisible: true })
                }
              />
            </Show>
            <Show when={known().isVisible}>
              <A class="btn" href={`/request/${encodeURIComponent(props.requestId)}`}>
                {shareText("open")}
              </A>
            </Show>
          </div>
        )}
      </Match>
    </Switch>
  );
}
