import type { Accessor } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { createLoaded } from "../../graphql/create-loaded.ts";
import { runMutation, runQuery } from "../../graphql/operation.ts";
import { currentLanguage } from "../../language/language.ts";
import {
  type ChannelInput,
  type ChannelTest,
  type NotificationSettings,
  type NotificationsInput,
  NotificationsQuery,
  RemoveChannelMutation,
  SaveChannelMutation,
  SaveNotificationsMutation,
  SubscribeToPushMutation,
  TestChannelMutation,
} from "./document.ts";

export interface PushTarget {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
  readonly name: string;
}

/** What somebody is notified of, or the household. */
export interface Notifications {
  /** Null until they have been loaded. */
  readonly settings: Accessor<NotificationSettings | null>;
  readonly error: Accessor<unknown>;
  reload(): Promise<void>;
  /** Each of these rejects if the server refuses it. */
  save(input: NotificationsInput): Promise<void>;
  saveChannel(input: ChannelInput): Promise<void>;
  removeChannel(id: string): Promise<void>;
  testChannel(id: string): Promise<ChannelTest>;
  subscribe(target: PushTarget): Promise<void>;
}

export function browserTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

export function createNotifications({
  isHousehold,
}: {
  readonly isHousehold: boolean;
}): Notifications {
  const { client } = useConnection();
  const { value, error, reload, change } = createLoaded<NotificationSettings>(
    async () => (await runQuery(client, NotificationsQuery, { isHousehold })).notificationSettings,
  );
  const save = async (input: NotificationsInput) => {
    const variables = { input: { ...input, isHousehold } };
    const answer = await runMutation(client, SaveNotificationsMutation, variables);
    change(() => answer.saveNotificationSettings);
  };
  /** Messages begin in the language and the time zone in which somebody sets them up. */
  const begin = async () => {
    if (value()?.channels.length === 0)
      await save({ language: languageValue(), timeZone: browserTimeZone() });
  };
  return {
    settings: value,
    error,
    reload,
    save,
    async saveChannel(input) {
      await begin();
      await runMutation(client, SaveChannelMutation, {
        input: { ...input, isHousehold, baseUrl: document.baseURI },
      });
      await reload();
    },
    async removeChannel(id) {
      await runMutation(client, RemoveChannelMutation, { id, isHousehold });
      await reload();
    },
    async testChannel(id) {
      const answer = await runMutation(client, TestChannelMutation, { id, isHousehold });
      await reload();
      return answer.testNotificationChannel;
    },
    async subscribe(target) {
      await begin();
      const input = { ...target, baseUrl: document.baseURI };
      await runMutation(client, SubscribeToPushMutation, { input });
      await reload();
    },
  };
}

const LANGUAGE_VALUES = { en: "EN", de: "DE", fr: "FR", es: "ES", ja: "JA" } as const;

function languageValue() {
  return LANGUAGE_VALUES[currentLanguage()];
}
