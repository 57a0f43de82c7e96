import { type JSX, Match, Show, Switch } from "solid-js";
import { createSharedRequest } from "../feature/shared/create-shared-request.ts";
import { ConnectionContext } from "../graphql/connection-context.ts";
import { createStrangerConnection } from "../graphql/stranger-connection.ts";
import { shareText } from "../language/words/share.ts";
import { shell } from "../language/words/shell.ts";
import { SharedFollow } from "../layout/shared-follow.tsx";
import { SharedView } from "../layout/shared-view.tsx";
import { StrangerBar } from "../layout/stranger-bar.tsx";
import { apiUrl } from "../lib/base-url.ts";
import { useRouter } from "../lib/router.ts";
import { APP_NAME, createDocumentTitle } from "../ui/document-title.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorBox } from "../ui/error-box.tsx";
import { statusWords } from "../wording/request-words.ts";
import "../style/request.css";

/** The page of a share link: one request, live and read-only, for whoever has the link. */
export function SharedPage(): JSX.Element {
  const router = useRouter();
  return (
    <Show when={router.params()["token"]} keyed>
      {(token) => <SharedByLink token={token} />}
    </Show>
  );
}

/** The page with its connection: it is live for everybody, without a session. */
export function ConnectedSharedPage(): JSX.Element {
  return (
    <ConnectionContext.Provider value={createStrangerConnection(apiUrl(document.baseURI))}>
      <SharedPage />
    </ConnectionContext.Provider>
  );
}

function SharedByLink(props: { readonly token: string }): JSX.Element {
  const live = createSharedRequest(props.token);
  createDocumentTitle(() => {
    const request = live.request();
    if (request !== null) return `${request.title} · ${statusWords(request)}`;
    return live.isGone() ? shell("tabTitle", { page: shareText("notValid") }) : APP_NAME;
  });
  return (
    <>
      <StrangerBar isLive={!live.isGone()} />
      <Switch
        fallback={
          <p class="wrap quiet page" role="status">
            {shell("loading")}
          </p>
        }
      >
        <Match when={live.request()}>
          {(request) => (
            <SharedView request={request()}>
              <SharedFollow requestId={request().id} token={props.token} />
            </SharedView>
          )}
        </Match>
        <Match when={live.isGone()}>
          <main class="wrap">
            <div role="alert">
              <GoneLink wasValid={live.wasValid()} />
            </div>
          </main>
        </Match>
        <Match when={live.error()}>
          {(error) => (
            <main class="wrap">
              <h1 class="visually-hidden">{shareText("sharedRequest")}</h1>
              <ErrorBox error={error()} onRetry={() => void live.reload()} />
            </main>
          )}
        </Match>
      </Switch>
    </>
  );
}

function GoneLink(props: { readonly wasValid: boolean }): JSX.Element {
  return (
    <EmptyState title={props.wasValid ? shareText("revoked") : shareText("doesNotWork")} isPage>
      <p>
        <Show when={props.wasValid} fallback={`${shareText("revokedHint")} `}>
          {shareText("notShared")}{" "}
        </Show>
        {shareText("askForNew")}
      </p>
    </EmptyState>
  );
}
