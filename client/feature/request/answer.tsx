import { type JSX, Show, createEffect, createMemo, createSignal, on } from "solid-js";
import { requestText } from "../../language/words/request.ts";
import { useNow } from "../../ui/now.tsx";
import { type AnsweredRequest, answerWords } from "../../wording/answer-words.ts";
import { forecastWords } from "../../wording/forecast-words.ts";
import { problemText } from "../../wording/problem-messages.ts";
import { isStuck } from "../../wording/problem-words.ts";
import { stateName } from "../../wording/state.ts";
import { ActionList } from "./action/action-list.tsx";
import type { ActionRecord } from "./action/document.ts";
import { decisionsOf, standsAlone } from "./decision.ts";
import type { RequestDetails } from "./document.ts";
import { ProblemList, shownProblems } from "./problem-list.tsx";

interface AnswerProps {
  readonly request: RequestDetails;
  readonly onAction: (record: ActionRecord) => void;
}

/**
 * The answer to "where is it, and why not here yet": what keeps it, with the buttons that help, how much is ready, and what
 * happens next.
 */
export function Answer(props: AnswerProps): JSX.Element {
  const now = useNow();
  const problems = () => shownProblems(props.request);
  const answer = () => answerWords(props.request satisfies AnsweredRequest, now());
  /** A problem is the answer; then how much is ready comes second. */
  const isAnswered = () => problems().length > 0;
  return (
    <section class="card box answer" aria-label={requestText("status")}>
      <News request={props.request} />
      <ProblemList request={props.request} onAction={props.onAction} />
      <Show when={!isAnswered() || props.request.counts.total > 1}>
        <p class="answer-share" classList={{ "is-second": isAnswered() }}>
          <b>{answer().headline}</b> {answer().next}
        </p>
      </Show>
      <Show when={answer().seasons}>{(words) => <p class="quiet">{words()}</p>}</Show>
      <Show when={forecastWords(props.request, now())}>
        {(words) => (
          <p class="quiet" title={words().basis}>
            {words().text}
          </p>
        )}
      </Show>
      <Show when={standsAlone(props.request)}>
        <ActionList
          requestId={props.request.id}
          episodeIds={null}
          actions={decisionsOf(props.request)}
          actionHistory={props.request.actionHistory}
          onDone={(record) => props.onAction(record)}
        />
      </Show>
    </section>
  );
}

/** Announces to screen readers a new state and a new problem; the progress within a state would be too much. */
function News(props: Pick<AnswerProps, "request">): JSX.Element {
  const [news, setNews] = createSignal("");
  const stuck = () => shownProblems(props.request).find(isStuck);
  const kind = createMemo(() => `${props.request.state} ${stuck()?.code ?? ""}`);
  createEffect(
    on(
      kind,
      () => {
        const problem = stuck();
        const state = stateName(props.request.state, props.request.mediaType);
        setNews(problem === undefined ? state : `${state}. ${problemText(problem).first}`);
      },
      { defer: true },
    ),
  );
  return (
    <p class="visually-hidden" role="status">
      {news()}
    </p>
  );
}
