import { type Accessor, batch, createSignal } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { errorField, errorWords } from "../../graphql/error.ts";
import { runMutation } from "../../graphql/operation.ts";
import { type Service, SaveServiceMutation, TryServiceMutation } from "./document.ts";
import {
  type ServiceDraft,
  type DraftIssues,
  type DraftField,
  issuesOfTest,
  findIssues,
  placeIssue,
  toInput,
} from "./service-draft.ts";

export interface ServiceFormState {
  readonly draft: Accessor<ServiceDraft>;
  readonly issues: Accessor<DraftIssues>;
  readonly isBusy: Accessor<boolean>;
  /** The service was asked and did not answer as it should; what was entered may be right all the same. */
  readonly hasTestFailed: Accessor<boolean>;
  change(field: DraftField, value: string): void;
  allowSelfSigned(isAllowed: boolean): void;
  /** Tries what was entered and keeps it if the service answers; null: the faults tell why not. */
  connect(): Promise<Service | null>;
  /** Keeps what was entered without asking the service. */
  save(): Promise<Service | null>;
}

/** One service being entered or changed. */
export function createServiceForm(initial: ServiceDraft): ServiceFormState {
  const connection = useConnection();
  const [draft, setDraft] = createSignal(initial);
  const [issues, setIssues] = createSignal<DraftIssues>({});
  const [isBusy, setIsBusy] = createSignal(false);
  const [hasTestFailed, setHasTestFailed] = createSignal(false);

  /** Runs one attempt; whatever is thrown on the way is told at its field. */
  const attempt = async (work: (tried: ServiceDraft) => Promise<Service | null>) => {
    if (isBusy()) return null;
    const tried = draft();
    const found = findIssues(tried);
    setIssues(found);
    if (Object.keys(found).length > 0) return null;
    setIsBusy(true);
    try {
      return await work(tried);
    } catch (refusal) {
      setIssues(placeIssue(tried, errorField(refusal), errorWords(refusal)));
      return null;
    } finally {
      setIsBusy(false);
    }
  };
  const keep = async (tried: ServiceDraft) => {
    const { saveService } = await runMutation(connection.client, SaveServiceMutation, {
      input: toInput(tried),
    });
    return saveService;
  };

  return {
    draft,
    issues,
    isBusy,
    hasTestFailed,
    change(field, value) {
      batch(() => {
        setDraft((held) => ({ ...held, values: { ...held.values, [field]: value } }));
        setIssues(({ [field]: _mended, form: _old, ...rest }) => rest);
      });
    },
    allowSelfSigned: (isAllowed) =>
      void setDraft((held) => ({ ...held, allowsSelfSigned: isAllowed })),
    connect: () =>
      attempt(async (tried) => {
        const { tryService } = await runMutation(connection.client, TryServiceMutation, {
          input: toInput(tried),
        });
        setHasTestFailed(!tryService.ok);
        setIssues(issuesOfTest(tried, tryService));
        return tryService.ok ? keep(tried) : null;
      }),
    save: () => attempt(keep),
  };
}
