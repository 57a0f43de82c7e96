import { fork } from "node:child_process";
import type { Program, Reply } from "./serve.ts";

/** A process of its own for clients, so that their work is not counted as the server's. */
export interface ClientProcess<P extends Program> extends AsyncDisposable {
  ask<Name extends keyof P & string>(
    name: Name,
    job: Parameters<P[Name]>[0],
  ): Promise<Awaited<ReturnType<P[Name]>>>;
}

export function startClient<P extends Program>(file: URL): ClientProcess<P> {
  // Without execArgv: `node --cpu-prof test/bench/main.ts` is to profile the server alone.
  const child = fork(file, { execArgv: [] });
  const gone = new Promise<Reply>((resolve) => {
    child.once("exit", (code) => resolve({ failure: `a client process ended with ${code}` }));
  });

  async function call(name: string, job: unknown): Promise<unknown> {
    const replied = new Promise<Reply>((resolve) => {
      child.once("message", (message: Reply) => resolve(message));
    });
    child.send({ name, job });
    const reply = await Promise.race([replied, gone]);
    if ("failure" in reply) throw new Error(reply.failure);
    return reply.answer;
  }

  return {
    ask: (name, job) => toAnswer(call(name, job)),
    async [Symbol.asyncDispose]() {
      if (child.connected) child.disconnect();
      await gone;
    },
  };
}

/** The program at the other end is the one that the caller names as its type, and answers pass through JSON unharmed. */
function toAnswer<Answer>(answered: Promise<unknown>): Promise<Answer> {
  return answered as Promise<Answer>;
}
