import type { RequestState } from "../../graphql/graphql.ts";
import { type WordedRequest, loadingWords } from "../../wording/request-words.ts";
import { stagePosition } from "../../wording/stage-bar.ts";
import { isEnded } from "../../wording/state.ts";
import { durationWords, etaWords, momentWords, partEtaWords } from "../../wording/time.ts";

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

/** The note below a stage: when the request was made and ready, the time spent in each other stage, or how long it usually takes. */
export function stageNote(request: StagedRequest, index: number, now: Date): string {
  const stage = request.stages[index];
  if (stage === undefined) return "";
  const position = stagePosition(request);
  if (index > position) return usualNote(stage);
  if (index === position && request.state !== "AVAILABLE") return presentNote(request, now);
  if (stage.reachedAt === null) return "";
  const reachedAt = new Date(stage.reachedAt);
  if (index === 0 || stage.state === "AVAILABLE") return momentWords(reachedAt, now);
  const next = request.stages.slice(index + 1).find((later) => later.reachedAt !== null);
  if (next?.reachedAt == null) return momentWords(reachedAt, now);
  return durationWords(Math.max(0, Date.parse(next.reachedAt) - reachedAt.getTime()));
}

/** Less is over before it has been read. */
const MIN_USUAL_SECONDS = 10;

function usualNote({ state, usualSeconds }: StagedRequest["stages"][number]): string {
  if (usualSeconds === null || usualSeconds < MIN_USUAL_SECONDS || state === "AVAILABLE") return "";
  return `usually ${durationWords(usualSeconds * 1000)}`;
}

/** "for 52 min, until about 21:40"; "for 52 min, 2 episodes in 6 min" while others have not been found. */
function presentNote(request: StagedRequest, now: Date): string {
  const { state, stateChangedAt, eta, downloadEta } = request;
  const since = new Date(stateChangedAt);
  if (isEnded(state) || state === "UNAIRED") return momentWords(since, now);
  const lasted = durationWords(now.getTime() - since.getTime());
  const soFar = lasted === "at once" ? "just now" : `for ${lasted}`;
  if (eta === null) {
    return downloadEta === null
      ? soFar
      : `${soFar}, ${loadingWords(request)} ${partEtaWords(new Date(downloadEta), now)}`;
  }
  const { lead, strong } = etaWords(new Date(eta), now);
  if (lead === "any") return `${soFar}, done any moment`;
  return lead === "in" ? `${soFar}, ${strong} to go` : `${soFar}, until ${lead} ${strong}`;
}
