import { type Accessor, batch, createSignal } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { errorField } from "../../graphql/error.ts";
import { runMutation } from "../../graphql/operation.ts";
import { errorWords } from "../../wording/error-words.ts";
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
  /** The test failed, although the values may be correct. */
  readonly hasTestFailed: Accessor<boolean>;
  change(field: DraftField, value: string): void;
  allowSelfSigned(isAllowed: boolean): void;
  /** Tests the service and saves it if the test passes; otherwise returns null and sets `issues`. */
  connect(): Promise<Service | null>;
  /** Saves the service without a test. */
  save(): Promise<Service | null>;
}

/** Holds the form of one service: its values, validation and submission. */
export function createServiceForm(initial: ServiceDraft): ServiceFormState {
  const connection = useConnection();
  const [draft, setDraft] = createSignal(initial);
  const [issues, setIssues] = createSignal<DraftIssues>({});
  const [isBusy, setIsBusy] = createSignal(false);
  const [hasTestFailed, setHasTestFailed] = createSignal(false);

  /** Validates the draft and runs `work`; an error is shown at its field. */
  const attempt = async (work: (submitted: ServiceDraft) => Promise<Service | null>) => {
    if (isBusy()) return null;
    const submitted = draft();
    const found = findIssues(submitted);
    setIssues(found);
    if (Object.keys(found).length > 0) return null;
    setIsBusy(true);
    try {
      return await work(submitted);
    } catch (thrown) {
      setIssues(placeIssue(submitted, errorField(thrown), errorWords(thrown)));
      return null;
    } finally {
      setIsBusy(false);
    }
  };
  const saveDraft = async (submitted: ServiceDraft) => {
    const { saveService } = await runMutation(connection.client, SaveServiceMutation, {
      input: toInput(submitted),
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
        setDraft((current) => ({ ...current, values: { ...current.values, [field]: value } }));
        setIssues(({ [field]: _fixed, form: _old, ...rest }) => rest);
      });
    },
    allowSelfSigned: (isAllowed) =>
      void setDraft((current) => ({ ...current, allowsSelfSigned: isAllowed })),
    connect: () =>
      attempt(async (submitted) => {
        const { tryService } = await runMutation(connection.client, TryServiceMutation, {
          input: toInput(submitted),
        });
        setHasTestFailed(!tryService.ok);
        setIssues(issuesOfTest(submitted, tryService));
        return tryService.ok ? saveDraft(submitted) : null;
      }),
    save: () => attempt(saveDraft),
  };
}
