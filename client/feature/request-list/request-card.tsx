import { A } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import {
  byline,
  editionWords,
  explainWords,
  readyWords,
  statusWords,
} from "../../lib/request-words.ts";
import { sizeWords, speedWords } from "../../lib/size.ts";
import { stateTone } from "../../lib/state.ts";
import { useNow } from "../../ui/now.tsx";
import { Poster } from "../../ui/poster.tsx";
import { ProblemBox } from "../../ui/problem-box.tsx";
import { Rail } from "../../ui/rail.tsx";
import { StateLabel } from "../../ui/state-label.tsx";
import type { RequestCard as Card } from "./document.ts";
import { RequestWhen } from "./request-when.tsx";

/** One request in a list: where it is, when it will be there, why not yet. */
export function RequestCard(props: { readonly request: Card }): JSX.Element {
  const now = useNow();
  const request = () => props.request;
  const size = () => {
    const bytes = request().downloads.at(0)?.size;
    return request().mediaType === "MOVIE" && bytes != null ? sizeWords(Number(bytes)) : "";
  };
  const speed = () => {
    const perSecond = request().downloads.reduce((sum, download) => sum + (download.speed ?? 0), 0);
    return request().state === "DOWNLOADING" && perSecond > 0 ? speedWords(perSecond) : "";
  };
  return (
    <A
      class="card req"
      href={`/request/${encodeURIComponent(request().id)}`}
      data-state={request().state}
    >
      <Poster title={request().title} url={request().posterUrl} />
      <div class="body">
        <div class="row">
          <h3>
            {request().title} <small>{editionWords(request())}</small>
          </h3>
          <span class="eta">
            <RequestWhen request={request()} />
          </span>
        </div>
        <Show when={byline(request())}>{(words) => <small class="sub">{words()}</small>}</Show>
        <Rail input={{ ...request(), hasProblem: request().problem !== null }} />
        <div class="row low">
          <StateLabel tone={stateTone(request().state)}>{statusWords(request())}</StateLabel>
          <span class="line">{readyWords(request()) || size()}</span>
        </div>
        <Show
          when={request().problem}
          fallback={
            <Show when={explainWords(request(), now()) || speed()}>
              {(words) => <span class="line">{words()}</span>}
            </Show>
          }
        >
          {(problem) => <ProblemBox problem={problem()} isPlain />}
        </Show>
      </div>
    </A>
  );
}
