import { is4kInstance } from "../../domain/arr-instance.ts";
import type { RemovalControl } from "../../integrations/port/integration.ts";
import { arrKindOf, ROLES } from "../../integrations/port/kind.ts";
import type { MediaRequest } from "../../store/generated/sqlite/client.ts";
import type { ServicesContext } from "../services/context.ts";
import type { RunningService } from "../services/registry.ts";

type Role = keyof RemovalControl;

/** A configured service that takes part in deletions, with its removal port. */
export interface Participant<R extends Role> {
  readonly slug: string;
  readonly name: string;
  readonly service: RunningService;
  readonly removal: NonNullable<RemovalControl[R]>;
}

export function participantsOf<R extends Role>(
  { services }: ServicesContext,
  role: R,
): readonly Participant<R>[] {
  return [...services.running.values()].flatMap((service) => {
    const { connection, integration, isEnabled, name } = service;
    const removal = integration.removal?.[role];
    return isEnabled && ROLES[connection.kind] === role && removal
      ? [{ slug: connection.slug, name, service, removal }]
      : [];
  });
}

export function participantOf<R extends Role>(
  ctx: ServicesContext,
  role: R,
  slug: string,
): Participant<R> | null {
  return participantsOf(ctx, role).find((participant) => participant.slug === slug) ?? null;
}

/** Returns the arrs for requests of this media type. */
export function arrsFor(
  ctx: ServicesContext,
  { mediaType }: Pick<MediaRequest, "mediaType">,
): readonly Participant<"arr">[] {
  return participantsOf(ctx, "arr").filter(
    ({ service }) => service.connection.kind === arrKindOf(mediaType),
  );
}

export function hasInstances(arrs: readonly Participant<"arr">[]): boolean {
  return arrs.length > 1;
}

/**
 * Returns the request's known instance, which no other replaces while it is not configured; if none is known, the
 * instances of its quality.
 */
export function candidateArrs(
  arrs: readonly Participant<"arr">[],
  { arrService, is4k }: Pick<MediaRequest, "arrService" | "is4k">,
): readonly Participant<"arr">[] {
  if (arrService !== null) return arrs.filter(({ slug }) => slug === arrService);
  const slugs = arrs.map(({ slug }) => slug);
  return arrs.filter(({ slug }) => (is4kInstance(slug, slugs) ?? is4k) === is4k);
}
