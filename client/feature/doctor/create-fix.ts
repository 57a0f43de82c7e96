import { type Accessor, createSignal } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { runMutation } from "../../graphql/operation.ts";
import { createTask } from "../../ui/create-task.ts";
import { sentText } from "../../wording/sent-message.ts";
import { FixWebhookMutation, type Finding } from "./document.ts";

interface FixState {
  readonly isBusy: Accessor<boolean>;
  /** Why it could not be mended. */
  readonly error: Accessor<string | null>;
  run(): Promise<void>;
}

/** Mends a finding that the tracker can mend, then checks again. */
export function createFix(finding: Accessor<Finding>, onFixed: () => Promise<void>): FixState {
  const { client } = useConnection();
  const task = createTask();
  const [refusal, setRefusal] = createSignal<string | null>(null);
  return {
    isBusy: task.isBusy,
    error: () => task.error() ?? refusal(),
    run: () =>
      task.run(async () => {
        setRefusal(null);
        const slug = finding().service ?? "";
        const baseUrl = new URL(".", document.baseURI).href.replace(/\/$/, "");
        const { registerWebhook: test } = await runMutation(client, FixWebhookMutation, {
          slug,
          baseUrl,
        });
        if (test.ok) await onFixed();
        else setRefusal(sentText(test));
      }),
  };
}
