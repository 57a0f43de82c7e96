import { type Accessor, createEffect, createSignal, on } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { runQuery } from "../../graphql/operation.ts";
import type { RequestEpisode } from "./document.ts";
import { type EpisodeDetails, EpisodeQuery } from "./history-document.ts";

export interface LiveEpisode {
  /** Null while loading, and if the request does not have it any more. */
  readonly details: Accessor<EpisodeDetails | null>;
  readonly isLoaded: Accessor<boolean>;
  readonly error: Accessor<unknown>;
  reload(): Promise<void>;
}

/** Loads the details of an episode, and again whenever its state or its problem changes. */
export function createEpisode(requestId: string, episode: () => RequestEpisode): LiveEpisode {
  const connection = useConnection();
  const [details, setDetails] = createSignal<EpisodeDetails | null>(null);
  const [isLoaded, setIsLoaded] = createSignal(false);
  const [error, setError] = createSignal<unknown>(null);
  const read = async () => {
    try {
      const { id, season } = episode();
      const { request } = await runQuery(connection.client, EpisodeQuery, {
        id: requestId,
        season,
      });
      setDetails(request?.episodes.find((one) => one.id === id) ?? null);
      setIsLoaded(true);
      setError(null);
    } catch (thrown) {
      setError(() => thrown);
    }
  };
  createEffect(
    on([() => episode().state, () => episode().problem?.code, connection.epoch], () => void read()),
  );
  return { details, isLoaded, error, reload: read };
}
