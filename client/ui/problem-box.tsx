import { For, type JSX, Show } from "solid-js";
import { splitSentence } from "../lib/sentence.ts";
import { momentWords } from "../lib/time.ts";
import { Icon } from "./icon.tsx";
import { Moment } from "./moment.tsx";

interface ProblemBoxProps {
  readonly problem: {
    readonly message: string;
    readonly since: string;
    readonly detail: readonly string[];
  };
  /** Where the box lies inside a link, nothing in it may be pressed. */
  readonly isPlain?: boolean;
}

/** Why it is not moving, in the words of the one who asked; the admin's lines one tap away. */
export function ProblemBox(props: ProblemBoxProps): JSX.Element {
  const words = () => splitSentence(props.problem.message);
  return (
    <div class="why">
      <Icon name="problem" />
      <div>
        <p>
          <b>{words().first}</b> {words().rest}
        </p>
        <Show when={props.isPlain !== true}>
          <small>
            since <Moment at={props.problem.since} words={momentWords} />
          </small>
          <Show when={props.problem.detail.length > 0}>
            <details>
              <summary>Details for the admin</summary>
              <ul>
                <For each={props.problem.detail}>{(line) => <li>{line}</li>}</For>
              </ul>
            </details>
          </Show>
        </Show>
      </div>
    </div>
  );
}
