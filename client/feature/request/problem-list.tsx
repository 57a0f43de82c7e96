import { For, type JSX, Show, createMemo } from "solid-js";
import { useNow } from "../../ui/now.tsx";
import { ProblemBox } from "../../ui/problem-box.tsx";
import { affectedWords, isAboutTheDate } from "../../wording/problem-words.ts";
import { remedyWords } from "../../wording/remedy-words.ts";
import { ActionList } from "./action/action-list.tsx";
import { ActionNews } from "./action/action-news.tsx";
import type { ActionRecord, Action } from "./action/document.ts";
import { ORDER_ACTIONS } from "./action/recent.ts";
import { findRemedy } from "./action/under-way.ts";
import { decisionsOf } from "./decision.ts";
import type { RequestDetails } from "./document.ts";

interface ProblemListProps {
  readonly request: RequestDetails;
  readonly onAction: (record: ActionRecord) => void;
}

/** Everything that keeps a request, each with whom it is about and what can be done about it. */
export function ProblemList(props: ProblemListProps): JSX.Element {
  const now = useNow();
  const shown = () => shownProblems(props.request);
  const offered = () => [
    ...decisionsOf(props.request).map(({ kind }) => kind),
    ...shown().flatMap(({ actions }) => actions.map(({ kind }) => kind)),
  ];
  const remedyFor = (problem: RequestDetails["problems"][number]) =>
    findRemedy(actionsFor(problem, props.request), props.request.actionHistory, now());
  /** Actions that are shown with their problem, though it does not offer them. */
  const remedies = () => shown().flatMap((problem) => remedyFor(problem)?.kind ?? []);
  // By code, not by object: what is half pressed must never become the button of another problem.
  const codes = createMemo(() => shown().map(({ code }) => code), [], { equals: isSameList });
  return (
    <>
      <For each={codes()}>
        {(code) => (
          <Show when={shown().find((problem) => problem.code === code)}>
            {(problem) => (
              <ProblemBox
                problem={problem()}
                isDayOnly={props.request.isNextAirDateDayOnly}
                about={affectedWords(code, props.request.episodes)}
                remedy={remedyWords(remedyFor(problem()))}
              >
                <ActionList
                  requestId={props.request.id}
                  episodeIds={affectedIds(props.request, code)}
                  actions={actionsFor(problem(), props.request)}
                  actionHistory={props.request.actionHistory}
                  onDone={props.onAction}
                />
              </ProblemBox>
            )}
          </Show>
        )}
      </For>
      <ActionNews
        actionHistory={props.request.actionHistory}
        offered={[...offered(), ...remedies(), ...ORDER_ACTIONS]}
      />
    </>
  );
}

/** A long wait for approval is a problem; its actions are both decisions. */
function actionsFor(
  { code, actions }: RequestDetails["problems"][number],
  request: RequestDetails,
): readonly Action[] {
  return code === "WAITING_FOR_APPROVAL" ? decisionsOf(request) : actions;
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((entry, index) => entry === b[index]);
}

/** Which episodes air when stands in their squares. */
export function shownProblems({ problems, state }: RequestDetails): RequestDetails["problems"] {
  return problems.filter((problem) => !isAboutTheDate(problem) || state === "UNAIRED");
}

/** The episodes that have a problem, where that is not all of them. */
function affectedIds({ episodes }: RequestDetails, code: string): readonly string[] | null {
  const wanted = episodes.filter((episode) => episode.isWanted);
  const affected = wanted.filter(({ problem }) => problem?.code === code);
  return affected.length === 0 || affected.length === wanted.length
    ? null
    : affected.map(({ id }) => id);
}
