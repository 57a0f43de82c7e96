import { For, type JSX, Show } from "solid-js";
import { type ProblemKind, isStuck, unseenWords, untilWords } from "../wording/problem-words.ts";
import { splitSentence } from "../wording/sentence.ts";
import { momentWords } from "../wording/time.ts";
import { Icon } from "./icon.tsx";
import { Moment } from "./moment.tsx";
import { useNow } from "./now.tsx";

interface ProblemBoxProps {
  readonly problem: ProblemKind & {
    readonly message: string;
    readonly since: string;
    readonly until: string | null;
    readonly detail: readonly string[];
    /** Address of the page on which the service itself shows it. */
    readonly page?: string | null;
  };
  /** Where the box lies inside a link, nothing in it may be pressed. */
  readonly isCompact?: boolean;
  /** Whom it is about, where that is not the whole: "Episodes 3, 4 and 7". */
  readonly about?: string;
  /** What can be done about it. */
  readonly children?: JSX.Element;
}

/**
 * Why it is not moving, in the words of the one who asked; the admin's lines one tap away. What asks for somebody stands
 * out, what only waits has a clock and is quiet.
 */
export function ProblemBox(props: ProblemBoxProps): JSX.Element {
  const isWaiting = () => !isStuck(props.problem);
  return (
    <div
      class="notice"
      classList={{ "is-waiting": isWaiting(), "is-compact": props.isCompact === true }}
    >
      <Icon name={isWaiting() ? "requested" : "problem"} />
      <div>
        <Message problem={props.problem} />
        <When
          problem={props.problem}
          about={props.about ?? ""}
          isCompact={props.isCompact === true}
        />
        <Show when={props.isCompact !== true && props.problem.detail.length > 0}>
          <details>
            <summary>Details for the admin</summary>
            <ul>
              <For each={props.problem.detail}>{(line) => <li>{line}</li>}</For>
            </ul>
          </details>
        </Show>
        <Show when={props.isCompact === true ? null : props.problem.page}>
          {(page) => (
            <a href={page()} rel="external noreferrer" target="_blank">
              See it in the service itself
            </a>
          )}
        </Show>
        {props.children}
      </div>
    </div>
  );
}

function Message(props: Pick<ProblemBoxProps, "problem">): JSX.Element {
  const words = () => splitSentence(props.problem.message);
  return (
    <Show
      when={unseenWords(props.problem)}
      fallback={
        <p>
          <b>{words().first}</b> {words().rest}
        </p>
      }
    >
      {(unseen) => (
        <p>
          <b>
            {unseen().before} since <Moment at={props.problem.since} words={momentWords} />
          </b>
          {unseen().after}
        </p>
      )}
    </Show>
  );
}

interface WhenProps extends Pick<ProblemBoxProps, "problem"> {
  readonly about: string;
  readonly isCompact: boolean;
}

/** "Episodes 3 and 4 · since 14:02 · next look about 21:40"; in a list only how it goes on, as the card tells the rest. */
function When(props: WhenProps): JSX.Element {
  const now = useNow();
  const until = () => {
    const { until: at, code } = props.problem;
    return at === null ? "" : untilWords(code, new Date(at), now());
  };
  const saysSince = () => !props.isCompact && unseenWords(props.problem) === null;
  return (
    <Show when={saysSince() || until() !== "" || props.about !== ""}>
      <small>
        {props.about}
        <Show when={saysSince()}>
          {props.about === "" ? "" : " · "}
          since <Moment at={props.problem.since} words={momentWords} />
        </Show>
        <Show when={until() === "" ? null : props.problem.until}>
          {(at) => (
            <>
              {saysSince() || props.about !== "" ? " · " : ""}
              <Moment
                at={at()}
                words={(moment, current) => untilWords(props.problem.code, moment, current)}
              />
            </>
          )}
        </Show>
      </small>
    </Show>
  );
}
