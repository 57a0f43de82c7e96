import { type JSX, Show } from "solid-js";
import { useConnection } from "../graphql/connection-context.ts";
import { FollowRequestMutation, UnfollowRequestMutation } from "../graphql/follow-document.ts";
import { runMutation } from "../graphql/operation.ts";
import { shell } from "../language/words/shell.ts";
import { createTask } from "./create-task.ts";
import { ErrorText } from "./error-text.tsx";
import { Icon } from "./icon.tsx";

interface FollowButtonProps {
  readonly requestId: string;
  readonly isFollowed: boolean;
  /** The title of the request, for a button that shows only an icon. */
  readonly compactFor?: string;
  /** The token of a share link, for a request that the viewer sees only by it. */
  readonly shareToken?: string;
  readonly onChanged: (isFollowed: boolean) => void;
}

/** Adds a request to those that the viewer follows, or removes it. */
export function FollowButton(props: FollowButtonProps): JSX.Element {
  const { client } = useConnection();
  const task = createTask();
  const toggle = () =>
    task.run(async () => {
      const id = props.requestId;
      const shareToken = props.shareToken ?? null;
      if (props.isFollowed) await runMutation(client, UnfollowRequestMutation, { id });
      else await runMutation(client, FollowRequestMutation, { id, shareToken });
      props.onChanged(!props.isFollowed);
    });
  return (
    <>
      <button
        class={props.compactFor === undefined ? "btn" : "follow-icon"}
        type="button"
        aria-pressed={props.isFollowed}
        aria-busy={task.isBusy()}
        aria-label={
          props.compactFor === undefined
            ? undefined
            : shell("followOf", { title: props.compactFor })
        }
        title={props.isFollowed ? shell("unfollowHint") : shell("followHint")}
        onClick={() => void toggle()}
      >
        <Icon name={props.isFollowed ? "following" : "follow"} />
        <Show when={props.compactFor === undefined}>
          {props.isFollowed ? shell("following") : shell("follow")}
        </Show>
      </button>
      <ErrorText words={task.error()} />
    </>
  );
}
