import type { Journey, JourneySoFar, Range } from "../domain/forecast/journey.ts";
import type { Database } from "./client.ts";
import { journeyColumns } from "./column/journey.ts";
import type { Journey as JourneyRow } from "./generated/sqlite/client.ts";

/** A journey as far as it has come. */
export type KnownJourney = JourneySoFar &
  Pick<Journey, "given"> & {
    /** Null while it lasts. */
    readonly endedAt: Date | null;
  };

export function readJourney(row: JourneyRow): KnownJourney {
  const { isAnime, is4k, isSeason, isPack, source, size } = row;
  const { startedAt, approvedAt, grabbedAt, downloadedAt, endedAt } = row;
  return {
    mediaType: journeyColumns.mediaType.read(row),
    isAnime,
    is4k,
    isSeason,
    release: isPack === null ? null : { isPack, source, size: size === null ? null : Number(size) },
    startedAt,
    approvedAt,
    grabbedAt,
    downloadedAt,
    endedAt,
    given: {
      REQUEST: toRange(row.requestEarliest, row.requestLatest),
      GRAB: toRange(row.grabEarliest, row.grabLatest),
    },
  };
}

export function toJourneyRow(
  requestId: string,
  { mediaType, release, given, ...rest }: KnownJourney,
): JourneyRow {
  return {
    requestId,
    mediaType: journeyColumns.mediaType.write(mediaType),
    isAnime: rest.isAnime,
    is4k: rest.is4k,
    isSeason: rest.isSeason,
    isPack: release?.isPack ?? null,
    source: release?.source ?? null,
    size: release?.size == null ? null : BigInt(release.size),
    startedAt: rest.startedAt,
    approvedAt: rest.approvedAt,
    grabbedAt: rest.grabbedAt,
    downloadedAt: rest.downloadedAt,
    endedAt: rest.endedAt,
    requestEarliest: given.REQUEST?.earliest ?? null,
    requestLatest: given.REQUEST?.latest ?? null,
    grabEarliest: given.GRAB?.earliest ?? null,
    grabLatest: given.GRAB?.latest ?? null,
  };
}

function toRange(earliest: Date | null, latest: Date | null): Range | null {
  return earliest === null || latest === null ? null : { earliest, latest };
}

/** Reads the journeys that ended last, newest first. */
export async function readEndedJourneys(
  read: Database,
  count: number,
): Promise<readonly Journey[]> {
  const rows = await read.journey.findMany({
    where: { endedAt: { not: null } },
    orderBy: [{ endedAt: "desc" }, { requestId: "desc" }],
    take: count,
  });
  return rows.flatMap((row) => {
    const { endedAt, ...journey } = readJourney(row);
    return endedAt === null ? [] : [{ ...journey, endedAt }];
  });
}
