import { ACTIONS, ACTION_KINDS, type ActionKind } from "../../domain/action.ts";
import { ROLES } from "../../integrations/port/kind.ts";
import type { MediaRequest } from "../../store/generated/sqlite/client.ts";
import type { ServicesContext } from "../services/context.ts";
import type { RunningService } from "../services/registry.ts";
import type { ActionContext } from "./context.ts";

/** An act as it can be offered: with the name of the service that would do it. */
export interface OfferedAction {
  readonly kind: ActionKind;
  readonly label: string;
  readonly description: string;
  readonly isDestructive: boolean;
}

/** What decides who would do something about a request. */
export const ACTION_COLUMNS = {
  id: true,
  mediaType: true,
  origin: true,
  originService: true,
  originId: true,
  arrService: true,
  arrId: true,
} as const;
export type ActionRequest = Pick<MediaRequest, keyof typeof ACTION_COLUMNS>;

/** Of what may help, what the configured services can do; words that are no act are left out. */
export async function offerActions(
  ctx: ActionContext,
  { kinds, requestId }: { readonly kinds: readonly string[]; readonly requestId: string },
): Promise<readonly OfferedAction[]> {
  const wanted = kinds.flatMap((kind) => ACTION_KINDS.filter((known) => known === kind));
  if (wanted.length === 0) return [];
  const request = await ctx.store.read.mediaRequest.findUnique({
    where: { id: requestId },
    select: ACTION_COLUMNS,
  });
  return request === null ? [] : wanted.flatMap((kind) => toOffer(ctx, kind, request) ?? []);
}

function toOffer(
  ctx: ServicesContext,
  kind: ActionKind,
  request: ActionRequest,
): OfferedAction | null {
  const { label, description, isDestructive, role } = ACTIONS[kind];
  if (role === "tracker") return { kind, label, description: description(""), isDestructive };
  const [service] = executorsOf(ctx, kind, request);
  if (service === undefined) return null;
  return { kind, label, description: description(service.name), isDestructive };
}

/** The services that would do it: one, or every library. */
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
      return request.origin === "seerr"
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
