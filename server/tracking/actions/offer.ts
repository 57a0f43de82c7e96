import { ACTIONS, ACTION_KINDS, type ActionKind } from "../../domain/action.ts";
import { ROLES } from "../../integrations/port/kind.ts";
import type { MediaRequest } from "../../store/generated/sqlite/client.ts";
import type { ServicesContext } from "../services/context.ts";
import type { RunningService } from "../services/registry.ts";

/** An action that can be offered, with the service that would carry it out. */
export interface OfferedAction {
  readonly kind: ActionKind;
  /** null: the tracker itself. */
  readonly serviceName: string | null;
  readonly label: string;
  readonly description: string;
  readonly isDestructive: boolean;
}

/** What decides which service carries out an action for a request. */
export const ACTION_COLUMNS = {
  id: true,
  mediaType: true,
  origin: true,
  originService: true,
  originId: true,
  originReuse: true,
  arrService: true,
  arrId: true,
} as const;
export type ActionRequest = Pick<MediaRequest, keyof typeof ACTION_COLUMNS>;

/** Returns those of the actions that the configured services can carry out. Unknown kinds are left out. */
export function offerActions(
  ctx: ServicesContext,
  { kinds, request }: { readonly kinds: readonly string[]; readonly request: ActionRequest },
): readonly OfferedAction[] {
  return kinds
    .flatMap((kind) => ACTION_KINDS.filter((known) => known === kind))
    .flatMap((kind) => toOffer(ctx, kind, request) ?? []);
}

function toOffer(
  ctx: ServicesContext,
  kind: ActionKind,
  request: ActionRequest,
): OfferedAction | null {
  const { label, description, isDestructive, role } = ACTIONS[kind];
  const [service] = role === "tracker" ? [null] : executorsOf(ctx, kind, request);
  if (service === undefined) return null;
  const serviceName = service?.name ?? null;
  return { kind, serviceName, label, description: description(serviceName ?? ""), isDestructive };
}

/** The services that would carry out an action: one, or every library. */
export function executorsOf(
  { services }: ServicesContext,
  kind: ActionKind,
  request: ActionRequest,
): readonly RunningService[] {
  const { role } = ACTIONS[kind];
  const able = [...services.running.values()].filter(
    ({ isEnabled, isLocked, connection, integration }) =>
      isEnabled && !isLocked && ROLES[connection.kind] === role && can(integration, role),
  );
  switch (role) {
    case "requests":
      return request.origin === "seerr" && request.originReuse === 0
        ? able.filter(({ connection }) => connection.slug === request.originService)
        : [];
    case "arr":
      return request.arrId === null
        ? []
        : able.filter(({ connection }) => connection.slug === request.arrService);
    default:
      return able;
  }
}

function can(
  { arr, requests, matching, library }: RunningService["integration"],
  role: (typeof ACTIONS)[ActionKind]["role"],
): boolean {
  const controls = { arr, requests, matching, library, tracker: undefined };
  return controls[role] !== undefined;
}
