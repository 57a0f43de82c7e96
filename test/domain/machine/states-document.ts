import { readFileSync } from "node:fs";
import { join } from "node:path";
import { EFFECTS } from "../../../server/domain/machine/effect.ts";
import { AIMS, step, type Step } from "../../../server/domain/machine/machine.ts";
import {
  OBSERVATION_KINDS,
  type ObservationKind,
} from "../../../server/domain/observation/kind.ts";
import { STATES, type State } from "../../../server/domain/state.ts";
import { ENVIRONMENT, observe, unitInState } from "./unit-factory.ts";

export const documentPath = join(import.meta.dirname, "../../../docs/states.md");

export interface Row {
  readonly kind: ObservationKind;
  readonly state: State;
  readonly effect: string;
  readonly outcome: string;
}

/** What the machine does with a typical unit in each state, in the words of docs/states.md. */
export function machineRows(): readonly Row[] {
  return OBSERVATION_KINDS.flatMap((kind) =>
    STATES.map((state) => ({
      kind,
      state,
      effect: EFFECTS[kind][state],
      outcome: describeOutcome(step(unitInState(state), observe(kind), ENVIRONMENT)),
    })),
  );
}

function describeOutcome({ outcome, moves, reason }: Step): string {
  if (outcome === "ignored") return `ignored: ${reason}`;
  if (moves.length === 0) return outcome;
  return moves.map(({ to, inferred }) => (inferred ? `(${to})` : to)).join(" → ");
}

/** The rows that stand in docs/states.md. */
export function documentRows(): readonly Row[] {
  const rows: Row[] = [];
  let kind: ObservationKind | null = null;
  for (const line of readFileSync(documentPath, "utf8").split("\n")) {
    const heading = /^### ([a-z-]+)/.exec(line)?.[1];
    if (heading !== undefined) kind = OBSERVATION_KINDS.find((known) => known === heading) ?? null;
    const [, name, effect, outcome] = line.split("|").map((cell) => cell.trim());
    const state = STATES.find((known) => known === name);
    if (kind !== null && state !== undefined)
      rows.push({ kind, state, effect: effect ?? "", outcome: outcome ?? "" });
  }
  return rows;
}

/** The tables of docs/states.md, for whoever changed the machine on purpose. */
export function printTables(): string {
  return OBSERVATION_KINDS.map((kind) => {
    const aim = AIMS[kind];
    const rows = machineRows().filter((row) => row.kind === kind);
    const lines = rows.map(({ state, effect, outcome }) => `| ${state} | ${effect} | ${outcome} |`);
    return [
      `### ${kind}`,
      "",
      aim === undefined ? "Reports no state." : `Reports the state ${aim}.`,
      "",
      "| state | effect | a typical unit |",
      "|---|---|---|",
      ...lines,
      "",
    ].join("\n");
  }).join("\n");
}
