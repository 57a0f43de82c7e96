import { type JSX, Show } from "solid-js";
import { useConnection } from "../graphql/connection-context.ts";
import { FollowRequestMutation, UnfollowRequestMutation } from "../graphql/follow-document.ts";
import { runMutation } from "../graphql/operation.ts";
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
        aria-label={props.compactFor === undefined ? undefined : `Follow ${props.compactFor}`}
        title={
          props.isFollowed
            ? "Remove it from the requests that you follow"
            : "See it among your own requests"
        }
        onClick={() => void toggle()}
      >
        <Icon name={props.isFollowed ? "following" : "follow"} />
        <Show when={props.compactFor === undefined}>
          {props.isFollowed ? "Following" : "Follow"}
        </Show>
      </button>
      <ErrorText words={task.error()} />
    </>
  );
}
