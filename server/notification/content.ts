import type { News } from "../domain/notification/compose.ts";
import type { NotificationKind } from "../domain/notification/kind.ts";
import type { NotificationContent } from "../domain/notification/message.ts";
import { mediaRequestColumns } from "../store/column/media-request.ts";
import { readReason } from "../store/column/message.ts";
import type { MediaRequest, Unit } from "../store/generated/sqlite/client.ts";

type AnnouncedRequest = MediaRequest & { readonly units: readonly Unit[] };

/** Returns what a message says, as the request is now: its title and picture may change before it is sent. */
export function toContent(
  request: AnnouncedRequest,
  { unitIds, trouble }: News,
  kind: NotificationKind,
  now: Date,
): NotificationContent {
  const announced = request.units.filter(({ id }) => unitIds.includes(id));
  const mediaType = mediaRequestColumns.mediaType.read(request);
  const { available, aired, total } = mediaRequestColumns.counts.read(request);
  const { title, year, is4k, isAnime, requestedBy, nextAirDate, posterUrl } = request;
  return {
    kind,
    at: now.toISOString(),
    requestId: request.id,
    title,
    year,
    mediaType,
    is4k,
    isAnime,
    state: mediaRequestColumns.state.read(request),
    requestedBy,
    episodes: announced
      .flatMap(({ season, number, title: name }) =>
        season === null || number === null ? [] : [{ season, number, title: name }],
      )
      .toSorted((a, b) => a.season - b.season || a.number - b.number),
    counts: mediaType === "TV" ? { available, aired, total } : null,
    nextAirDate: nextAirDate?.toISOString() ?? null,
    reason: kind === "DECLINED" ? readReason("approvalReason", request) : null,
    problem: problemOf(request, trouble?.problemCode ?? null),
    helpAskedBy: trouble?.helpAskedBy ?? null,
    isApproved: request.approvalState === "APPROVED",
    // Of the first new episode: whoever follows the link wants to go on there.
    watchUrl: announced.find(({ watchUrl }) => watchUrl !== null)?.watchUrl ?? request.watchUrl,
    posterUrl,
  };
}

function problemOf(request: AnnouncedRequest, code: string | null): NotificationContent["problem"] {
  const worst = mediaRequestColumns.worstProblem.read(request);
  return code === null || worst?.code !== code ? null : { code, message: worst.message };
}
