import { For, type JSX, Show } from "solid-js";
import { groupEpisodes } from "../feature/request/episode-group.ts";
import { EpisodeTile } from "../feature/request/episode-square.tsx";
import { StageTimeline } from "../feature/request/stage-timeline.tsx";
import type { SharedRequest } from "../feature/shared/document.ts";
import { SharedAnswer } from "../feature/shared/shared-answer.tsx";
import { requestText } from "../language/words/request.ts";
import { HeroBackground } from "../ui/hero-background.tsx";
import { LanguageChoice } from "../ui/language-choice.tsx";
import { Poster } from "../ui/poster.tsx";
import { SectionBoundary } from "../ui/section-boundary.tsx";
import { sharedFacts } from "../wording/shared-words.ts";

const POSTER_WIDTH = 150;

interface SharedViewProps {
  readonly request: SharedRequest;
  /** What a person who is signed in can do. */
  readonly children?: JSX.Element;
}

/** One request for whoever has its link: where it is and when it will be there. */
export function SharedView(props: SharedViewProps): JSX.Element {
  const request = () => props.request;
  return (
    <main class="shared">
      <div class="hero">
        <HeroBackground posterUrl={request().posterUrl} />
        <div class="wrap">
          <Poster title={request().title} url={request().posterUrl} width={POSTER_WIDTH} />
          <div class="hero-title">
            <h1>{request().title}</h1>
            <Show when={sharedFacts(request())}>{(facts) => <p class="meta">{facts()}</p>}</Show>
          </div>
        </div>
      </div>
      <div class="wrap">
        <SectionBoundary name="answer">
          <SharedAnswer request={request()} />
        </SectionBoundary>
        <SectionBoundary name="stages">
          <StageTimeline request={{ ...request(), problem: null }} />
        </SectionBoundary>
        <Show when={request().episodes.length > 0}>
          <SectionBoundary name="episodes">
            <SharedEpisodes request={request()} />
          </SectionBoundary>
        </Show>
        {props.children}
        <LanguageChoice />
      </div>
    </main>
  );
}

function SharedEpisodes(props: { readonly request: SharedRequest }): JSX.Element {
  const groups = () =>
    groupEpisodes(
      props.request.episodes.map((episode) => ({ ...episode, isWanted: true, problem: null })),
    );
  return (
    <section class="card box">
      <h2>
        <b>{requestText("episodes")}</b>
      </h2>
      <For each={groups()}>
        {(group) => (
          <>
            <Show when={groups().length > 1}>
              <h3 class="season">{group.title}</h3>
            </Show>
            <ol class="episodes">
              <For each={group.episodes}>{(episode) => <EpisodeTile episode={episode} />}</For>
            </ol>
          </>
        )}
      </For>
    </section>
  );
}
