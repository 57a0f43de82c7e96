import { Index, type JSX, Show, createMemo, createSignal, createUniqueId } from "solid-js";
import { requestText } from "../../language/words/request.ts";
import { Icon } from "../../ui/icon.tsx";
import { useNow } from "../../ui/now.tsx";
import { Phrase } from "../../ui/phrase.tsx";
import { type ProblemKind, isStuck } from "../../wording/problem-words.ts";
import { type WordedRequest, statusWords } from "../../wording/request-words.ts";
import { stageCells } from "../../wording/stage-bar.ts";
import { stateName, toneColour } from "../../wording/state.ts";
import { exactWords } from "../../wording/time.ts";
import { type StagedRequest, stageNote, totalWords } from "./stage-note.ts";

/** What the timeline shows of a request; of a shared one less is known. */
interface TimelineRequest
  extends StagedRequest, Pick<WordedRequest, "mediaType" | "state" | "progress" | "counts"> {
  readonly problem: ProblemKind | null;
  readonly stages: readonly (StagedRequest["stages"][number] & { readonly inferred: boolean })[];
}

interface StageTimelineProps {
  readonly request: TimelineRequest;
  /** What the running downloads still load; may be empty. */
  readonly left?: string;
}

/** The stages with the time spent in each; on a phone a list, in which the past of a finished request is one line. */
export function StageTimeline(props: StageTimelineProps): JSX.Element {
  const now = useNow();
  const id = createUniqueId();
  const [isOpen, setIsOpen] = createSignal(false);
  const cells = createMemo(() => stageCells(props.request, isStuck(props.request.problem)));
  const isInferred = () =>
    props.request.stages.some((stage) => stage.inferred && stage.reachedAt !== null);
  const isFinished = () => props.request.state === "AVAILABLE";
  /** The line of what is left keeps its place between two downloads. */
  const isLoading = () => ["GRABBING", "DOWNLOADING"].includes(props.request.state);
  return (
    <>
      <ol
        class="stages"
        id={id}
        classList={{ "is-folded": isFinished() && !isOpen() }}
        aria-label={requestText("stages")}
      >
        <Index each={cells()}>
          {(cell, index) => (
            <li
              class="stage"
              classList={{
                "is-past": cell().place === "past",
                "is-current": cell().place === "now",
              }}
              style={{ "--c": toneColour(cell().tone), "--p": `${cell().fill * 100}%` }}
              aria-current={cell().place === "now" ? "step" : undefined}
            >
              <b />
              <span>
                {cell().place === "now"
                  ? statusWords(props.request)
                  : stateName(cell().state, props.request.mediaType)}
              </span>
              <small classList={{ "is-inferred": props.request.stages[index]?.inferred === true }}>
                <Show
                  when={reachedAt(props.request, index)}
                  fallback={stageNote(props.request, index, now())}
                >
                  {(at) => (
                    <time datetime={at()} title={exactTitle(props.request, index, at())}>
                      {stageNote(props.request, index, now())}
                    </time>
                  )}
                </Show>
              </small>
            </li>
          )}
        </Index>
      </ol>
      <Show when={isFinished() && totalWords(props.request)}>
        {(total) => (
          <button
            class="stages-fold"
            type="button"
            aria-expanded={isOpen()}
            aria-controls={id}
            onClick={() => setIsOpen((open) => !open)}
          >
            <Icon name={isOpen() ? "none" : "more"} />
            <span>{isOpen() ? requestText("hideStages") : requestText("allStages")}</span>
            <small>{requestText("inAll", { time: total() })}</small>
          </button>
        )}
      </Show>
      <Show when={props.left !== undefined && (props.left !== "" || isLoading())}>
        <p class="stages-left">{props.left}</p>
      </Show>
      <Show when={isInferred()}>
        <p class="stages-key quiet" classList={{ "is-folded": isFinished() && !isOpen() }}>
          <Phrase
            of={requestText.template("inferredNote")}
            parts={{ italic: <i>{requestText("italic")}</i> }}
          />
        </p>
      </Show>
    </>
  );
}

function reachedAt(request: TimelineRequest, index: number): string | null {
  return request.stages[index]?.reachedAt ?? null;
}

function exactTitle(request: TimelineRequest, index: number, at: string): string {
  const exact = exactWords(new Date(at));
  return request.stages[index]?.inferred === true
    ? requestText("inferredStage", { time: exact })
    : exact;
}
