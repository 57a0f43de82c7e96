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
    child.once("exit", (code) => resolve({ fault: `a client process ended with ${code}` }));
  });

  function nextReply(): Promise<Reply> {
    const replied = new Promise<Reply>((resolve) => child.once("message", (reply: Reply) => resolve(reply)));
    return Promise.race([replied, gone]);
  }

  return {
    async ask<Name extends keyof P & string>(name: Name, job: Parameters<P[Name]>[0]) {
      const replied = nextReply();
      child.send({ name, job });
      const reply = await replied;
      if ("fault" in reply) throw new Error(reply.fault);
      return toAnswer<P, Name>(reply.answer);
    },
    async [Symbol.asyncDispose]() {
      if (child.connected) child.disconnect();
      await gone;
    },
  };
}

/** The program at the other end is the one whose type is P, and answers pass through JSON unharmed. */
function toAnswer<P extends Program, Name extends keyof P>(answer: unknown): Awaited<ReturnType<P[Name]>> {
  return answer as Awaited<ReturnType<P[Name]>>;
}
