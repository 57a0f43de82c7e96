import { forecastAt, learn } from "../../../server/domain/forecast/forecast.ts";
import type { Journey, JourneySoFar } from "../../../server/domain/forecast/journey.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const GIGABYTE = 1_000_000_000;
const START = Date.parse("2031-01-01T00:00:00Z");

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A journey whose end is known to the house alone. */
type Planned = JourneySoFar & { readonly endedAt: Date };

interface HouseOptions {
  readonly seed: number;
  readonly journeys: number;
  /** By how much the house has become slower at the end: 1 for not at all. */
  readonly drift: number;
}

/** What an invented household requests in a year, with the delays of each stage: mixtures, long tails and a drift. */
function planHouse({ seed, journeys, drift }: HouseOptions): readonly Planned[] {
  const random = createRandom(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const around = (median: number, spread: number) => median * Math.exp(spread * normal());
  let at = START;
  return Array.from({ length: journeys }, (_, index) => {
    at += around(6 * HOUR, 1);
    const slower = 1 + ((drift - 1) * index) / journeys;
    const kind = random();
    const mediaType = kind < 0.4 ? ("MOVIE" as const) : ("TV" as const);
    const isAnime = kind > 0.7;
    const isSeason = mediaType === "TV" && random() < 0.8;
    const isNight = new Date(at).getUTCHours() < 8;
    // Most requests are approved at once, others when somebody is awake.
    const approval = random() < 0.7 ? 2_000 : around((isNight ? 8 : 1) * HOUR, 0.6);
    // Most releases exist, others come out later.
    const search = random() < 0.8 ? around(2 * MINUTE, 0.8) : around(20 * HOUR, 1);
    const isPack = isSeason && random() < 0.7;
    const source = random() < 0.6 ? "Usenet" : "Torrent";
    const size = around((isPack ? 20 : 4) * GIGABYTE, 0.6);
    const speed = source === "Usenet" ? 30_000_000 : 6_000_000;
    // Episodes by themselves come one after the other.
    const files = isSeason && !isPack ? 8 : 1;
    const load = ((size * files) / around(speed, 0.5)) * 1_000 * slower;
    const library = around(3 * MINUTE, 0.4) + random() * 15 * MINUTE;
    const match = isAnime ? around(10 * MINUTE, 1) * slower : 0;
    const approvedAt = at + approval;
    const grabbedAt = approvedAt + search;
    const downloadedAt = grabbedAt + load;
    return {
      mediaType,
      isAnime,
      is4k: mediaType === "MOVIE" && random() < 0.2,
      isSeason,
      release: { source, size, isPack },
      startedAt: new Date(at),
      approvedAt: new Date(approvedAt),
      grabbedAt: new Date(grabbedAt),
      downloadedAt: new Date(downloadedAt),
      endedAt: new Date(downloadedAt + match + library),
    };
  });
}

/**
 * Lives through the journeys in the order in which things happen, as the tracker does: nothing of the future is known, and a
 * journey teaches something once it has ended. Returns the journeys in the order in which they ended.
 */
export function liveThrough(options: HouseOptions): readonly Journey[] {
  const plans = planHouse(options);
  const given: Journey["given"][] = plans.map(() => ({ REQUEST: null, GRAB: null }));
  const ended: Journey[] = [];
  const events = plans
    .flatMap((planned, index) => [
      { at: planned.startedAt, kind: "REQUEST" as const, planned, index },
      { at: planned.grabbedAt ?? planned.startedAt, kind: "GRAB" as const, planned, index },
      { at: planned.endedAt, kind: "END" as const, planned, index },
    ])
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());
  let model = learn([]);
  for (const { kind, planned, index } of events) {
    if (kind === "END") {
      const journey = { ...planned, given: given[index] ?? { REQUEST: null, GRAB: null } };
      ended.unshift(journey);
      // As the tracker, which learns once a minute, not with each journey.
      if (ended.length % 8 === 0) model = learn(ended);
      continue;
    }
    const range = forecastAt(model, planned, kind);
    given[index] = { ...(given[index] ?? { REQUEST: null, GRAB: null }), [kind]: range };
  }
  return ended.toReversed();
}
