import type { RequestState } from "../../graphql/graphql.ts";
import { answerText } from "../../language/words/answer.ts";
import { timeText } from "../../language/words/time.ts";
import { type WordedRequest, loadingWords } from "../../wording/request-words.ts";
import { stagePosition } from "../../wording/stage-bar.ts";
import { isEnded } from "../../wording/state.ts";
import { durationWords, etaText, etaWords, momentWords, partEtaWords } from "../../wording/time.ts";

export interface StagedRequest {
  readonly state: RequestState;
  readonly stateChangedAt: string;
  /** Of the whole request. */
  readonly eta: string | null;
  /** Of the running downloads. */
  readonly downloadEta: string | null;
  readonly counts: WordedRequest["counts"];
  readonly stages: readonly {
    readonly state: RequestState;
    readonly reachedAt: string | null;
    readonly usualSeconds: number | null;
  }[];
}

/**
 * The note below a stage: the time spent in it, of the first one also when the request was made, of the last one when it
 * was ready; of a stage to come how long it usually takes.
 */
export function stageNote(request: StagedRequest, index: number, now: Date): string {
  const stage = request.stages[index];
  if (stage === undefined) return "";
  const position = stagePosition(request);
  if (index > position) return usualNote(stage);
  if (index === position && request.state !== "AVAILABLE") return presentNote(request, now);
  if (stage.reachedAt === null) return "";
  const reachedAt = new Date(stage.reachedAt);
  if (stage.state === "AVAILABLE") return momentWords(reachedAt, now);
  const spent = spentWords(request, index);
  if (index > 0) return spent ?? momentWords(reachedAt, now);
  const at = momentWords(reachedAt, now);
  return spent === null || spent === durationWords(0) ? at : `${at}, ${spent}`;
}

/** How long a past stage lasted, until the next one that is known; null without one. */
function spentWords({ stages }: StagedRequest, index: number): string | null {
  const reachedAt = stages[index]?.reachedAt;
  const next = stages.slice(index + 1).find((later) => later.reachedAt !== null)?.reachedAt;
  if (reachedAt == null || next == null) return null;
  return durationWords(Math.max(0, Date.parse(next) - Date.parse(reachedAt)));
}

/** "2 h 10 min": the time from the request to the last known stage; null while only one is known. */
export function totalWords({ stages }: Pick<StagedRequest, "stages">): string | null {
  const times = stages.flatMap(({ reachedAt }) => (reachedAt === null ? [] : [reachedAt]));
  const [first, last] = [times[0], times.at(-1)];
  if (times.length < 2 || first === undefined || last === undefined) return null;
  return durationWords(Math.max(0, Date.parse(last) - Date.parse(first)));
}

/** Less is "just now". */
const MIN_LASTED_MS = 2000;

/** Less is over before it has been read. */
const MIN_USUAL_SECONDS = 10;

function usualNote({ state, usualSeconds }: StagedRequest["stages"][number]): string {
  if (usualSeconds === null || usualSeconds < MIN_USUAL_SECONDS || state === "AVAILABLE") return "";
  return answerText("usually", { time: durationWords(usualSeconds * 1000) });
}

/** "for 52 min, until about 21:40"; "for 52 min, 2 episodes in 6 min" while others have not been found. */
function presentNote(request: StagedRequest, now: Date): string {
  const { state, stateChangedAt, eta, downloadEta } = request;
  const since = new Date(stateChangedAt);
  if (isEnded(state) || state === "UNAIRED") return momentWords(since, now);
  const lasted = now.getTime() - since.getTime();
  const soFar =
    lasted < MIN_LASTED_MS
      ? timeText("justNow")
      : answerText("lasted", { time: durationWords(lasted) });
  if (eta === null) {
    return downloadEta === null
      ? soFar
      : answerText("part", {
          time: soFar,
          episodes: loadingWords(request),
          eta: partEtaWords(new Date(downloadEta), now),
        });
  }
  const { kind, strong } = etaWords(new Date(eta), now);
  // An ETA that has passed says nothing about the end any more.
  if (kind === "moment")
    return new Date(eta) < now
      ? answerText("overdue", { time: soFar })
      : answerText("toGo", { time: soFar, left: timeText("underOneMinute") });
  return kind === "minutes"
    ? answerText("toGo", { time: soFar, left: strong })
    : answerText("until", { time: soFar, eta: etaText(new Date(eta), now) });
}
