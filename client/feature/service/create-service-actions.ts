import { type Accessor, createSignal } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { runMutation } from "../../graphql/operation.ts";
import { errorWords } from "../../wording/error-words.ts";
import { sentText } from "../../wording/sent-message.ts";
import {
  RemoveServiceMutation,
  SaveServiceMutation,
  type Service,
  TestServiceMutation,
} from "./document.ts";

export type ActionName = "test" | "switch" | "remove";

interface Outcome {
  readonly isGood: boolean;
  readonly words: string;
}

interface ServiceActions {
  /** The action in progress. */
  readonly running: Accessor<ActionName | null>;
  /** The outcome of the last action, if it is not visible otherwise. */
  readonly outcome: Accessor<Outcome | null>;
  test(): Promise<void>;
  /** Enables a disabled service, and disables an enabled one. */
  toggle(): Promise<void>;
  remove(): Promise<void>;
}

interface ServiceActionsProps {
  readonly service: Service;
  readonly onChanged: (service: Service) => void;
  readonly onRemoved: () => void;
}

export function createServiceActions(props: ServiceActionsProps): ServiceActions {
  const { client } = useConnection();
  const [running, setRunning] = createSignal<ActionName | null>(null);
  const [outcome, setOutcome] = createSignal<Outcome | null>(null);

  const run = async (name: ActionName, work: () => Promise<Outcome | null>) => {
    if (running() !== null) return;
    setRunning(name);
    setOutcome(null);
    try {
      setOutcome(await work());
    } catch (thrown) {
      setOutcome({ isGood: false, words: errorWords(thrown) });
    } finally {
      setRunning(null);
    }
  };

  return {
    running,
    outcome,
    test: () =>
      run("test", async () => {
        const { slug } = props.service;
        const { testService } = await runMutation(client, TestServiceMutation, { slug });
        if (testService.service !== null) props.onChanged(testService.service);
        return { isGood: testService.ok, words: sentText(testService) };
      }),
    toggle: () =>
      run("switch", async () => {
        const { slug, kind, name, url, username, isEnabled } = props.service;
        const input = { slug, kind, name, url, username, isEnabled: !isEnabled };
        const { saveService } = await runMutation(client, SaveServiceMutation, { input });
        props.onChanged(saveService);
        return null;
      }),
    remove: () =>
      run("remove", async () => {
        await runMutation(client, RemoveServiceMutation, { slug: props.service.slug });
        props.onRemoved();
        return null;
      }),
  };
}
