import { For, type JSX, Match, Show, Switch, createMemo, createSignal } from "solid-js";
import { runQuery } from "../../../graphql/operation.ts";
import { shell } from "../../../language/words/shell.ts";
import { signInText } from "../../../language/words/sign-in.ts";
import { createLookup } from "../../../lib/create-lookup.ts";
import { ErrorBox } from "../../../ui/error-box.tsx";
import { Segments } from "../../../ui/segments.tsx";
import { noticeWords } from "../../../wording/sign-in-words.ts";
import { rememberAddress } from "../arrival.ts";
import { useSession } from "../create-session.ts";
import { type SignInOptions, SignInOptionsQuery } from "./document.ts";
import { PasswordForm } from "./password-form.tsx";
import { QuickConnect } from "./quick-connect.tsx";
import { findUsualWay, toLinks, toWays, type Way } from "./way.ts";

/** Signs in, in each way that the server offers; with local accounts alone it is one form. */
export function SignInCard(): JSX.Element {
  const session = useSession();
  const options = createLookup(
    async () => (await runQuery(session.client, SignInOptionsQuery, {})).signInOptions,
  );
  const notice = () => {
    const state = session.state();
    return state.kind === "signed-out" ? state.notice : null;
  };
  return (
    <div class="card form">
      <h1>{signInText("signIn")}</h1>
      <Show when={notice()}>
        {(shown) => (
          <p class={shown().kind === "ended" ? "note" : "error"} role="alert">
            {noticeWords(shown())}
          </p>
        )}
      </Show>
      <Switch fallback={<p role="status">{shell("loading")}</p>}>
        <Match when={options.error()}>
          {(error) => <ErrorBox error={error()} onRetry={options.again} />}
        </Match>
        <Match when={options.value()}>{(offered) => <Ways options={offered()} />}</Match>
      </Switch>
    </div>
  );
}

function Ways(props: { readonly options: SignInOptions }): JSX.Element {
  const ways = createMemo(() => toWays(props.options));
  const links = () => toLinks(props.options);
  const usual = findUsualWay(ways());
  const [chosen, setChosen] = createSignal(usual);
  return (
    <>
      <Show when={ways().length > 1 && chosen()}>
        {(way) => (
          <Segments
            name="way"
            legend={signInText("withAccountOf")}
            options={ways().map((value) => ({ value, name: value.name }))}
            value={way()}
            onChoose={setChosen}
          />
        )}
      </Show>
      {/* Another way is another form, without the issues of the first. */}
      <Show when={chosen()} keyed>
        {(way) => (
          // Whoever goes through the ways with the keyboard stays there.
          <WayForm way={way} isOnly={ways().length === 1} takesFocus={way === usual} />
        )}
      </Show>
      <Show when={links().length > 0}>
        <Show when={ways().length > 0}>
          <p class="divider">{signInText("or")}</p>
        </Show>
        <For each={links()}>
          {({ name, url }) => (
            <a
              class="btn"
              classList={{ primary: ways().length === 0 }}
              href={url}
              rel="external"
              onClick={rememberAddress}
            >
              {signInText("signInWith", { name })}
            </a>
          )}
        </For>
      </Show>
      <Show when={ways().length === 0 && links().length === 0}>
        <p>{signInText("noWay")}</p>
      </Show>
    </>
  );
}

interface WayFormProps {
  readonly way: Way;
  readonly isOnly: boolean;
  readonly takesFocus: boolean;
}

function WayForm(props: WayFormProps): JSX.Element {
  const [isQuick, setIsQuick] = createSignal(!props.way.hasPassword);
  const [isBack, setIsBack] = createSignal(false);
  const cancel = () => {
    setIsBack(true);
    setIsQuick(false);
  };
  return (
    <>
      <Show when={props.isOnly && props.way.provider !== null}>
        <p>{signInText("withYourAccount", { name: props.way.name })}</p>
      </Show>
      <Show
        when={isQuick()}
        fallback={
          <PasswordForm way={props.way} takesFocus={props.takesFocus || isBack()}>
            <Show when={props.way.hasQuickConnect}>
              <button class="btn" type="button" onClick={() => setIsQuick(true)}>
                {signInText("useQuickConnect")}
              </button>
            </Show>
          </PasswordForm>
        }
      >
        <QuickConnect way={props.way} onCancel={props.way.hasPassword ? cancel : null} />
      </Show>
    </>
  );
}
