import type { WorldClock } from "../clock.ts";
import { get, post, type Route } from "../http/router.ts";
import { readBody, textOf } from "./read-body.ts";

interface Command {
  readonly id: number;
  readonly name: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly queuedAt: Date;
}

const START_SECONDS = 0.5;
const RUN_SECONDS = 2;
/** Finished commands are forgotten. */
const RETENTION_SECONDS = 300;

type Phase = "queued" | "started" | "completed" | "forgotten";

/** Commands wait a moment, run for two story seconds and succeed; their effect happens at the end. */
export function commandRoutes(
  clock: WorldClock,
  onCommand: (name: string, body: Command["body"]) => void,
): Route[] {
  const commands: Command[] = [];
  const phaseOf = ({ queuedAt }: Command): Phase => {
    const seconds = (clock.now().getTime() - queuedAt.getTime()) / 1000;
    if (seconds < START_SECONDS) return "queued";
    if (seconds < RUN_SECONDS) return "started";
    return seconds < RUN_SECONDS + RETENTION_SECONDS ? "completed" : "forgotten";
  };
  const known = () => commands.filter((command) => phaseOf(command) !== "forgotten");
  return [
    get("/api/v3/command", () => ({
      json: known().map((command) => toResource(command, phaseOf(command))),
    })),
    get("/api/v3/command/:id", ({ params }) => {
      const command = known().find(({ id }) => String(id) === params["id"]);
      return command
        ? { json: toResource(command, phaseOf(command)) }
        : { status: 404, json: { message: "NotFound" } };
    }),
    post("/api/v3/command", ({ body }) => {
      const parsed = readBody(body);
      const name = textOf(parsed?.["name"]);
      if (!parsed || name === "") {
        return { status: 400, json: { message: "JSON body with a command name is required" } };
      }
      // A command that still waits is not queued twice.
      const same = commands.find(
        (other) =>
          ["queued", "started"].includes(phaseOf(other)) &&
          JSON.stringify(other.body) === JSON.stringify(parsed),
      );
      if (same) return { status: 201, json: toResource(same, phaseOf(same)) };
      const command = { id: 1000 + commands.length, name, body: parsed, queuedAt: clock.now() };
      commands.push(command);
      clock.after(RUN_SECONDS, () => onCommand(name, parsed));
      return { status: 201, json: toResource(command, "queued") };
    }),
  ];
}

function toResource({ id, name, queuedAt }: Command, phase: Phase) {
  const at = (seconds: number) => new Date(queuedAt.getTime() + seconds * 1000).toISOString();
  const isDone = phase === "completed";
  return {
    name,
    commandName: name.replace(/(?<=[a-z])(?=[A-Z])/g, " "),
    body: { sendUpdatesToClient: true, updateScheduledTask: true, trigger: "manual" },
    priority: "normal",
    status: phase,
    result: isDone ? "successful" : "unknown",
    queued: queuedAt.toISOString(),
    ...(phase === "queued" ? {} : { started: at(START_SECONDS) }),
    ...(isDone ? { ended: at(RUN_SECONDS) } : {}),
    trigger: "manual",
    stateChangeTime: isDone ? at(RUN_SECONDS) : queuedAt.toISOString(),
    sendUpdatesToClient: true,
    updateScheduledTask: true,
    id,
  };
}
