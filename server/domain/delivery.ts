import { releaseTitleOf, type Observation } from "./observation/observation.ts";
import { searchTextOf } from "./title.ts";

/** How a delivery ended. PENDING: it waits for the inbox worker. */
export const DELIVERY_STATUSES = [
  "PENDING",
  "APPLIED",
  "IGNORED",
  "DUPLICATE",
  "UNRECOGNISED",
  "FAILED",
] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** The message of a delivery that was applied and changed nothing. */
export const KNOWN_ALREADY = "known already";

/** Whether a delivery changed anything. */
export function hadEffect({
  status,
  message,
}: {
  readonly status: DeliveryStatus;
  readonly message: string | null;
}): boolean {
  return status === "APPLIED" && message !== KNOWN_ALREADY;
}

/** What a webhook is about, in the words of the service. */
export interface DeliverySubject {
  readonly title: string;
  readonly year: number | null;
  /** Empty: the whole title. */
  readonly episodes: readonly SubjectEpisode[];
}

export interface SubjectEpisode {
  readonly season: number;
  readonly number: number;
}

/** Of a very long show: enough to recognise what the webhook meant. */
const MAX_EPISODES = 100;
const MAX_TITLE = 300;

/** Returns what the observations of a webhook are about; null if they name no title. */
export function findSubject(observations: readonly Observation[]): DeliverySubject | null {
  const named = observations.find((observation) => titleOf(observation) !== null);
  const title = named === undefined ? null : titleOf(named);
  if (named === undefined || title === null) return null;
  const episodes = new Map(
    observations
      .flatMap(({ keys }) => keys.episodes ?? [])
      .map(({ season, number }) => [`${season} ${number}`, { season, number }]),
  );
  return createSubject(title, {
    year: named.item?.year ?? named.keys.year,
    episodes: [...episodes.values()],
  });
}

/** Returns the subject of a title, in a length that can be stored. */
export function createSubject(
  title: string,
  {
    year,
    episodes = [],
  }: { readonly year?: number | undefined; readonly episodes?: readonly SubjectEpisode[] } = {},
): DeliverySubject {
  return {
    title: title.slice(0, MAX_TITLE).toWellFormed(),
    year: year ?? null,
    episodes: episodes.slice(0, MAX_EPISODES),
  };
}

function titleOf(observation: Observation): string | null {
  const { item, keys } = observation;
  const title = item?.title ?? keys.titles?.[0] ?? releaseTitleOf(observation);
  return title === undefined || title === "" ? null : title;
}

/** Returns the text that a search of the inbox matches against. */
export function searchTextOfDelivery(
  { title, episodes }: DeliverySubject,
  event: string | null,
  service: string,
): string {
  const seasons = [...new Set(episodes.map(({ season }) => season))];
  return searchTextOf({ titles: [title, event, service], requestedBy: null, seasons });
}
