/** What a client process does for a benchmark: functions by name, called from the other process. */
export type Program = Readonly<Record<string, (job: never) => unknown>>;

export interface Call {
  readonly name: string;
  readonly job: unknown;
}

export type Reply = { readonly answer: unknown } | { readonly failure: string };

/** Does what the process that forked this one asks for, one call at a time, until that one lets go. */
export function serve(program: Program): void {
  process.on("message", (call: Call) => {
    run(program, call).then(reply, (error: unknown) =>
      reply({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
  process.once("disconnect", () => process.exit());
}

async function run(program: Program, { name, job }: Call): Promise<Reply> {
  const perform = program[name];
  if (perform === undefined) throw new Error(`this client cannot ${name}`);
  // The caller's types hold: ask() takes the job that this very program declares.
  return { answer: await perform(job as never) };
}

function reply(message: Reply): void {
  process.send?.(message);
}
