import type { PlaceRecord } from "../../domain/download-order.ts";
import type { HistoryMessage } from "../../domain/message/history.ts";
import type { Message } from "../../domain/message/message.ts";
import type { Refusal } from "../../domain/message/refusal.ts";
import type { ProjectionContext } from "../projection/context.ts";
import type { RunningService } from "../services/registry.ts";
import type { ActionSubject, SubjectUnit } from "./subject.ts";

/** An action with its units, ready to be carried out. */
export interface HandledAction {
  readonly kind: "call";
  readonly unitIds: readonly string[];
  /** Slugs of the only services that can carry it out; absent: all of its role. */
  readonly services?: readonly string[];
  /** Calls one of the services; the tracker itself is none. */
  call(
    ctx: ProjectionContext,
    executor: RunningService | null,
    subject: ActionSubject,
  ): Promise<CallResult>;
  /** The line of the history, where it says more than the summary of the action. */
  readonly toHistory?: (ended: EndedAction) => HistoryMessage;
}

export interface EndedAction {
  readonly by: string;
  /** Name of the service that was asked. */
  readonly service: string;
  /** Why the action failed; null: it did not. */
  readonly failure: string | null;
}

export interface CallResult {
  readonly message: Message;
  /** Nothing is left to wait for. */
  readonly isDone?: boolean;
  /** Kept with the record of the action. */
  readonly places?: readonly PlaceRecord[];
  /** As in HandledAction, for what only the service could say. */
  readonly toHistory?: HandledAction["toHistory"];
}

/** The action does not apply; the reason is for the person who asked. */
export interface Useless {
  readonly kind: "useless";
  readonly reason: Refusal;
}

export const useless = (reason: Refusal): Useless => ({ kind: "useless", reason });

export function idsOf(units: readonly SubjectUnit[]): readonly string[] {
  return units.map(({ id }) => id);
}

/** `executorsOf` returns only services that have the control. */
export function expectControl<T>(control: T | undefined): T {
  if (control === undefined) throw new Error("the service cannot do that");
  return control;
}

/** "S01E07", "S01E01, S01E02"; "the movie" for one. */
export function nameUnits(units: readonly SubjectUnit[]): string {
  return units
    .map(({ season, number }) =>
      season === null || number === null ? "the movie" : `S${pad(season)}E${pad(number)}`,
    )
    .join(", ");
}

function pad(number: number): string {
  return String(number).padStart(2, "0");
}
