import { For, type JSX, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import { problemWords } from "../language/words/problem.ts";
import { toMoment } from "../lib/day.ts";
import { problemText, unreachableText } from "../wording/problem-messages.ts";
import { type ProblemKind, isAboutTheDate, isStuck, untilWords } from "../wording/problem-words.ts";
import { momentWords } from "../wording/time.ts";
import { Icon } from "./icon.tsx";
import { Moment } from "./moment.tsx";
import { useNow } from "./now.tsx";
import { Phrase } from "./phrase.tsx";

interface ProblemBoxProps {
  readonly problem: ProblemKind & {
    readonly message: string;
    readonly messageParams: unknown;
    readonly since: string;
    readonly until: string | null;
    readonly detail: readonly string[];
    /** URL of the page in the service's own web interface. */
    readonly page?: string | null;
  };
  /** Of the date of release that is awaited only the day is known. */
  readonly isDayOnly?: boolean;
  /** Inside a link: renders no links or buttons of its own. */
  readonly isCompact?: boolean;
  /** The affected episodes, if not all are: "Episodes 3, 4 and 7". */
  readonly about?: string;
  /** What is being done about the problem at the moment, which then is no alarm; empty: nothing. */
  readonly remedy?: string;
  /** The actions for the problem. */
  readonly children?: JSX.Element;
}

/** Explains why a request does not progress. A stuck problem stands out; a waiting one is shown quietly, with a clock. */
export function ProblemBox(props: ProblemBoxProps): JSX.Element {
  const remedy = () => props.remedy ?? "";
  const isWaiting = () => !isStuck(props.problem) || remedy() !== "";
  return (
    <div
      class="notice"
      classList={{ "is-waiting": isWaiting(), "is-compact": props.isCompact === true }}
    >
      <Icon name={isWaiting() ? "requested" : "problem"} />
      <div>
        <Show when={remedy() !== ""}>
          <p>
            <b>{remedy()}</b>
          </p>
        </Show>
        <Message problem={props.problem} isQuiet={remedy() !== ""} />
        <When
          problem={props.problem}
          isDayOnly={props.isDayOnly === true && isAboutTheDate(props.problem)}
          about={props.about ?? ""}
          isCompact={props.isCompact === true}
        />
        <Show when={props.isCompact !== true && props.problem.detail.length > 0}>
          <details>
            <summary>{problemWords("technicalDetails")}</summary>
            <ul>
              <For each={props.problem.detail}>{(line) => <li>{line}</li>}</For>
            </ul>
          </details>
        </Show>
        <Show when={props.isCompact === true ? null : props.problem.page}>
          {(page) => (
            <a class="link" href={page()} rel="external noreferrer" target="_blank">
              {problemWords("openInService")}
            </a>
          )}
        </Show>
        {props.children}
      </div>
    </div>
  );
}

function Message(
  props: Pick<ProblemBoxProps, "problem"> & { readonly isQuiet: boolean },
): JSX.Element {
  const words = () => problemText(props.problem);
  return (
    <Show
      when={unreachableText(props.problem)}
      fallback={
        <p>
          <Dynamic component={props.isQuiet ? "span" : "b"}>{words().first}</Dynamic> {words().rest}
        </p>
      }
    >
      {(unreachable) => (
        <p>
          <b>
            <Phrase
              of={unreachable()}
              parts={{ time: <Moment at={props.problem.since} words={momentWords} /> }}
            />
          </b>
        </p>
      )}
    </Show>
  );
}

interface WhenProps extends Pick<ProblemBoxProps, "problem"> {
  readonly isDayOnly: boolean;
  readonly about: string;
  readonly isCompact: boolean;
}

/** "Episodes 3 and 4 · since 14:02 · next search about 21:40"; in a list only the next step, as the card shows the rest. */
function When(props: WhenProps): JSX.Element {
  const now = useNow();
  const until = () => {
    const { until: at, code } = props.problem;
    return at === null ? "" : untilWords(code, toMoment(at, props.isDayOnly), now());
  };
  // What is not out yet has been so all along.
  const saysSince = () =>
    !props.isCompact && unreachableText(props.problem) === null && !isAboutTheDate(props.problem);
  return (
    <Show when={saysSince() || until() !== "" || props.about !== ""}>
      <small>
        {props.about}
        <Show when={saysSince()}>
          {props.about === "" ? "" : " · "}
          <Phrase
            of={problemWords.template("since")}
            parts={{ time: <Moment at={props.problem.since} words={momentWords} /> }}
          />
        </Show>
        <Show when={until() === "" ? null : props.problem.until}>
          {(at) => (
            <>
              {saysSince() || props.about !== "" ? " · " : ""}
              <Moment
                at={at()}
                isDayOnly={props.isDayOnly}
                words={(moment, current) => untilWords(props.problem.code, moment, current)}
              />
            </>
          )}
        </Show>
      </small>
    </Show>
  );
}
