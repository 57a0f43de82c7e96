import { For, type JSX, Show, createSignal } from "solid-js";
import { useConnection } from "../../../graphql/connection-context.ts";
import type { LinkCheck } from "../../../graphql/graphql.ts";
import { runMutation } from "../../../graphql/operation.ts";
import { capitalise } from "../../../language/capitalise.ts";
import { actionWords } from "../../../language/words/action.ts";
import { choiceText } from "../../../language/words/choice.ts";
import { timeText } from "../../../language/words/time.ts";
import { BreakableName } from "../../../ui/breakable-name.tsx";
import { ErrorText } from "../../../ui/error-text.tsx";
import { Icon, type IconName } from "../../../ui/icon.tsx";
import { ActionLine } from "../action/action-line.tsx";
import type { ActionRecord } from "../action/document.ts";
import type { RequestDetails } from "../document.ts";
import { createChosenAction } from "./create-chosen-action.ts";
import { type LinkCandidate, LinkFileMutation, type UnrecognisedFile } from "./document.ts";
import { codeOf } from "./episode-code.ts";

interface LinkItemProps {
  readonly request: RequestDetails;
  readonly file: UnrecognisedFile;
  readonly onAction: (record: ActionRecord) => void;
}

/** One file with the suggested episode, a comparison of the two, and a list of all episodes to choose from. */
export function LinkItem(props: LinkItemProps): JSX.Element {
  const { client } = useConnection();
  const action = createChosenAction(props);
  const [chosenId, setChosenId] = createSignal<string | null>(null);
  const chosen = () =>
    props.file.candidates.find(({ id, isSuggested }) =>
      chosenId() === null ? isSuggested : id === chosenId(),
    ) ?? null;
  /** Whether the candidates are of several series, so that each needs the name of its own. */
  const namesSeries = () => new Set(props.file.candidates.map(({ series }) => series)).size > 1;

  const link = (episode: LinkCandidate) =>
    action.run(() =>
      runMutation(client, LinkFileMutation, {
        requestId: props.request.id,
        // A movie is no episode of the request.
        episodeIds: props.request.mediaType === "TV" ? [...props.file.episodeIds] : null,
        linkTo: [episode.id],
      }),
    );
  return (
    <li class="candidate">
      <p class="candidate-name">
        <BreakableName name={props.file.fileName} />
      </p>
      <Show when={props.file.durationSeconds}>
        {(seconds) => <p class="candidate-facts">{durationWords(seconds())}</p>}
      </Show>
      <Show when={props.file.candidates.length > 0} fallback={<p>{choiceText("titleMissing")}</p>}>
        <label class="candidate-select">
          {choiceText("linkAs")}
          <select
            value={chosen()?.id ?? ""}
            onChange={(event) => setChosenId(event.currentTarget.value)}
          >
            <Show when={chosen() === null}>
              <option value="">{choiceText("chooseEpisode")}</option>
            </Show>
            <For each={props.file.candidates}>
              {(candidate) => (
                <option value={candidate.id}>{optionWords(candidate, namesSeries())}</option>
              )}
            </For>
          </select>
        </label>
        <Show when={chosen()}>
          {(episode) => (
            <>
              <ul class="candidate-reasons">
                <For each={checksOf(episode())}>
                  {({ words, check }) => (
                    <li data-check={check}>
                      <Icon name={CHECK_ICONS[check]} />
                      {words}
                    </li>
                  )}
                </For>
              </ul>
              <div class="candidate-action" hidden={action.isSent()}>
                <button
                  class="btn small"
                  type="button"
                  aria-busy={action.isBusy()}
                  onClick={() => void link(episode())}
                >
                  {action.isBusy()
                    ? actionWords("sending")
                    : choiceText("linkAsEpisode", { episode: targetWords(episode(), props) })}
                </button>
              </div>
            </>
          )}
        </Show>
      </Show>
      <ErrorText words={action.error()} />
      <div role="status">
        <Show when={action.record()}>{(one) => <ActionLine record={one()} />}</Show>
      </div>
    </li>
  );
}

/** "S01E07 of Kumo no Machi" for the suggestion, "episode 8 of Kumo no Machi" for another. */
function targetWords(episode: LinkCandidate, { file, request }: LinkItemProps): string {
  const own = request.episodes.find(({ id }) => file.episodeIds.includes(id));
  return episode.isSuggested && own !== undefined
    ? choiceText("episodeOf", { episode: codeOf({ ...own, title: null }), title: request.title })
    : choiceText("episodeOf", { episode: numberWords(episode), title: episode.series });
}

function numberWords({ isSpecial, number }: LinkCandidate): string {
  return choiceText(isSpecial ? "special" : "episode", { number: `${number}` });
}

/** Shoko's name for an episode without a title. */
const NO_TITLE = /^episode \d+$/i;

function optionWords(candidate: LinkCandidate, namesSeries: boolean): string {
  const { series, title, hasFile, isSuggested } = candidate;
  const number = capitalise(numberWords(candidate));
  const name = title === null || NO_TITLE.test(title) ? "" : `: ${title}`;
  const notes = [
    namesSeries ? series : null,
    isSuggested ? choiceText("suggested") : null,
    hasFile ? choiceText("fileThere") : null,
  ].filter((note) => note !== null);
  return `${number}${name}${notes.length === 0 ? "" : ` (${notes.join(", ")})`}`;
}

const CHECK_ICONS: Readonly<Record<LinkCheck, IconName>> = {
  AGREES: "approved",
  DIFFERS: "problem",
  UNKNOWN: "none",
};

interface Check {
  readonly words: string;
  readonly check: LinkCheck;
}

function checksOf(episode: LinkCandidate): readonly Check[] {
  const { titleCheck, numberCheck, durationCheck, durationSeconds, hasFile } = episode;
  const length = durationSeconds === null ? "" : ` (${durationWords(durationSeconds)})`;
  const checks: readonly Check[] = [
    { check: titleCheck, words: checkWords("title", titleCheck) },
    { check: numberCheck, words: checkWords("number", numberCheck) },
    { check: durationCheck, words: `${checkWords("length", durationCheck)}${length}` },
  ];
  return hasFile ? [...checks, { check: "DIFFERS", words: choiceText("hasFile") }] : checks;
}

const RESULTS = { AGREES: "Agrees", DIFFERS: "Differs", UNKNOWN: "Unknown" } as const;

function checkWords(fact: "title" | "number" | "length", check: LinkCheck): string {
  return choiceText(`${fact}${RESULTS[check]}`);
}

function durationWords(seconds: number): string {
  return timeText("minutes", { minutes: Math.max(1, Math.round(seconds / 60)) });
}
