import type { Integration } from "../../../../server/integrations/port/integration.ts";
import type { PollResult, PollScope } from "../../../../server/integrations/port/poll.ts";
import type { TrackedItem } from "../../../../server/integrations/port/tracked-item.ts";

/** An integration that must support polling. */
export function pollable(
  integration: Integration,
): Integration & { poll(scope: PollScope): Promise<PollResult> } {
  const { poll } = integration;
  if (!poll) throw new Error(`${integration.slug} cannot be polled`);
  return { ...integration, poll };
}

export function scopeOf(
  tracked: readonly TrackedItem[] = [],
  fields: Partial<PollScope> = {},
): PollScope {
  return { tracked, downloadIds: new Set(), cursor: null, ...fields };
}

export function trackedItem(
  fields: Partial<TrackedItem> & Pick<TrackedItem, "mediaType">,
): TrackedItem {
  return {
    title: "Harbour of Glass",
    isAnime: false,
    seasons: [],
    state: "APPROVED",
    units: [],
    ...fields,
  };
}
