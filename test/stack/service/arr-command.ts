import type { WorldClock } from "../clock.ts";
import { get, post, type Route } from "../http/router.ts";

interface Command {
  readonly id: number;
  readonly name: string;
  readonly body: object;
  readonly queuedAt: Date;
}

const RUN_SECONDS = 2;

/** Commands are taken, run for two story seconds and succeed. `onCommand` may let the world react. */
export function commandRoutes(
  clock: WorldClock,
  onCommand: (name: string, body: object) => void,
): Route[] {
  const commands: Command[] = [];
  const toResource = (command: Command) => {
    const isDone = clock.now().getTime() - command.queuedAt.getTime() >= RUN_SECONDS * 1000;
    return {
      name: command.name,
      commandName: command.name.replace(/(?<=[a-z])(?=[A-Z])/g, " "),
      body: { sendUpdatesToClient: true, updateScheduledTask: true, trigger: "manual" },
      priority: "normal",
      status: isDone ? "completed" : "started",
      result: isDone ? "successful" : "unknown",
      queued: command.queuedAt.toISOString(),
      started: command.queuedAt.toISOString(),
      ...(isDone
        ? { ended: new Date(command.queuedAt.getTime() + RUN_SECONDS * 1000).toISOString() }
        : {}),
      trigger: "manual",
      stateChangeTime: command.queuedAt.toISOString(),
      sendUpdatesToClient: true,
      updateScheduledTask: true,
      id: command.id,
    };
  };
  return [
    get("/api/v3/command", () => ({ json: commands.slice(-20).map(toResource) })),
    get("/api/v3/command/:id", ({ params }) => {
      const command = commands.find(({ id }) => String(id) === params["id"]);
      return command
        ? { json: toResource(command) }
        : { status: 404, json: { message: "NotFound" } };
    }),
    post("/api/v3/command", ({ body }) => {
      const parsed = readObject(body);
      const name = parsed && "name" in parsed ? String(parsed.name) : "";
      if (!parsed || name === "") {
        return { status: 400, json: { message: "JSON body with a command name is required" } };
      }
      const command = { id: 1000 + commands.length, name, body: parsed, queuedAt: clock.now() };
      commands.push(command);
      onCommand(name, parsed);
      return { status: 201, json: toResource(command) };
    }),
  ];
}

function readObject(body: string): object | null {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === "object" && parsed !== null ? parsed : null;
  } catch {
    return null;
  }
}
