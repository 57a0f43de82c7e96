import { ACTIONS, ACTION_KINDS, type ActionKind, type ActionRole } from "../../domain/action.ts";
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
  const { role } = ACTIONS[kind];
  const able = role === "tracker" ? [null] : executorsOf(ctx, kind, request);
  const [service] = able;
  if (service === undefined) return null;
  // Which client has the downloads of a request is known only to the downloads.
  const isUnclear = role === "client" && able.length > 1;
  return describeAction(kind, isUnclear ? "The download client" : (service?.name ?? null));
}

function describeAction(kind: ActionKind, serviceName: string | null): OfferedAction {
  const { label, description, isDestructive } = ACTIONS[kind];
  return { kind, serviceName, label, description: description(serviceName ?? ""), isDestructive };
}

/** Returns those actions about the order of downloads that the client of a download can carry out. */
export function offerOrderActions(
  ctx: ServicesContext,
  kinds: readonly ActionKind[],
  clientService: string | null,
): readonly OfferedAction[] {
  const clients = listAble(ctx, "client");
  const [only] = clients.length === 1 ? clients : [];
  const known = clients.find(({ connection }) => connection.slug === clientService);
  const client = clientService === null ? only : known;
  return client === undefined ? [] : kinds.map((kind) => describeAction(kind, client.name));
}

/** The services that would carry out an action: one, every library, or every download client. */
export function executorsOf(
  ctx: ServicesContext,
  kind: ActionKind,
  request: ActionRequest,
): readonly RunningService[] {
  const { role } = ACTIONS[kind];
  const able = listAble(ctx, role);
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

function listAble({ services }: ServicesContext, role: ActionRole): readonly RunningService[] {
  return [...services.running.values()].filter(
    ({ isEnabled, isLocked, connection, integration }) =>
      isEnabled && !isLocked && ROLES[connection.kind] === role && can(integration, role),
  );
}

function can(
  { arr, requests, matching, library, queue }: RunningService["integration"],
  role: ActionRole,
): boolean {
  const controls = { arr, requests, matching, library, client: queue, tracker: undefined };
  return controls[role] !== undefined;
}
