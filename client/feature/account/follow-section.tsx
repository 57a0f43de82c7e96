import { For, type JSX, Show, createSignal } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { createPagedList } from "../../graphql/create-paged-list.ts";
import { UnfollowRequestMutation } from "../../graphql/follow-document.ts";
import { runMutation, runQuery } from "../../graphql/operation.ts";
import { accountText } from "../../language/words/account.ts";
import { createTask } from "../../ui/create-task.ts";
import { ErrorBox } from "../../ui/error-box.tsx";
import { ErrorText } from "../../ui/error-text.tsx";
import { A } from "../../ui/link.tsx";
import { LoadMoreButton } from "../../ui/load-more-button.tsx";
import { StateLabel } from "../../ui/state-label.tsx";
import { editionWords } from "../../wording/request-words.ts";
import { stateName, stateTone } from "../../wording/state.ts";
import { type FollowedRequest, FollowedQuery } from "./document.ts";

const PAGE_SIZE = 20;

/** The requests that the person follows. */
export function FollowSection(): JSX.Element {
  const { client } = useConnection();
  const task = createTask();
  const [rows, setRows] = createSignal<readonly FollowedRequest[]>([]);
  const list = createPagedList<FollowedRequest>({
    pageSize: PAGE_SIZE,
    shownCount: () => rows().length,
    load: async (page) => (await runQuery(client, FollowedQuery, page)).requests,
    onPage: (page, isFirst) => setRows((shown) => (isFirst ? page : [...shown, ...page])),
  });
  const unfollow = (id: string) =>
    task.run(async () => {
      await runMutation(client, UnfollowRequestMutation, { id });
      setRows((shown) => shown.filter((row) => row.id !== id));
    });
  return (
    <section class="card box setting" aria-labelledby="following-title">
      <h2>
        <b id="following-title">{accountText("following")}</b>
      </h2>
      <Show when={list.error()}>
        {(error) => <ErrorBox error={error()} onRetry={() => void list.reload()} />}
      </Show>
      <Show when={list.isLoaded() && rows().length === 0}>
        <p class="quiet">{accountText("followingNothing")}</p>
      </Show>
      <ul class="account-rows">
        <For each={rows()}>
          {(row) => (
            <li>
              <div>
                <A href={`/request/${row.id}`}>
                  <b>{row.title}</b> <small>{editionWords(row)}</small>
                </A>
                <br />
                <StateLabel tone={stateTone(row.state)}>
                  {stateName(row.state, row.mediaType)}
                </StateLabel>
              </div>
              <button
                class="btn small"
                type="button"
                aria-label={accountText("unfollowTitle", { title: row.title })}
                aria-busy={task.isBusy()}
                onClick={() => void unfollow(row.id)}
              >
                {accountText("unfollow")}
              </button>
            </li>
          )}
        </For>
      </ul>
      <ErrorText words={task.error()} />
      <Show when={list.hasMore()}>
        <LoadMoreButton isBusy={list.isLoading()} onMore={() => void list.loadMore()} />
      </Show>
    </section>
  );
}
