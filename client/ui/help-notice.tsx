import { type JSX, Show } from "solid-js";
import { helpText } from "../language/words/help.ts";
import { Icon } from "./icon.tsx";
import { Moment } from "./moment.tsx";

interface HelpNoticeProps {
  /** Null renders nothing: nobody has asked for help. */
  readonly askedAt: string | null;
  /** Who asked; null for everybody but admins. */
  readonly askedBy: string | null;
  readonly isCompact?: boolean;
  readonly children?: JSX.Element;
}

/** Says that somebody has asked the admins for help with a request. */
export function HelpNotice(props: HelpNoticeProps): JSX.Element {
  return (
    <Show when={props.askedAt}>
      {(askedAt) => (
        <div class="notice" classList={{ "is-compact": props.isCompact === true }}>
          <Icon name="person" />
          <div>
            <p>
              <b>
                {props.askedBy === null
                  ? helpText("adminsAsked")
                  : helpText("asksForHelp", { name: props.askedBy })}
              </b>
            </p>
            <small>
              <Moment at={askedAt()} />
            </small>
            {props.children}
          </div>
        </div>
      )}
    </Show>
  );
}
