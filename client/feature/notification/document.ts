import {
  type NotificationChannelInput,
  type NotificationSettingsInput,
  type ResultOf,
  graphql,
} from "../../graphql/graphql.ts";

const ChannelFragment = graphql(`
  fragment ChannelParts on NotificationChannel {
    id
    kind
    name
    isEnabled
    host
    url
    topic
    key
    tag
    to
    template
    hasSecret
    endpointHash
    lastSentAt
    failingSince
    answer
    waiting
    latest {
      id
      title
      status
    }
  }
`);

export type Channel = ResultOf<typeof ChannelFragment>;

const SettingsFragment = graphql(
  `
    fragment NotificationParts on NotificationSettings {
      rules {
        kind
        isOn
      }
      caughtUpPace
      language
      timeZone
      quietHours {
        from
        to
      }
      digest
      digestTime
      digestWeekday
      canMail
      pushPublicKey
      channels {
        ...ChannelParts
      }
    }
  `,
  [ChannelFragment],
);

export type NotificationSettings = ResultOf<typeof SettingsFragment>;

export const NotificationsQuery = graphql(
  `
    query Notifications($isHousehold: Boolean) {
      notificationSettings(isHousehold: $isHousehold) {
        ...NotificationParts
      }
    }
  `,
  [SettingsFragment],
);

export const SaveNotificationsMutation = graphql(
  `
    mutation SaveNotifications($input: NotificationSettingsInput!) {
      saveNotificationSettings(input: $input) {
        ...NotificationParts
      }
    }
  `,
  [SettingsFragment],
);

export type NotificationsInput = Omit<NotificationSettingsInput, "isHousehold">;

export const SaveChannelMutation = graphql(`
  mutation SaveChannel($input: NotificationChannelInput!) {
    saveNotificationChannel(input: $input) {
      id
    }
  }
`);

export type ChannelInput = Omit<NotificationChannelInput, "isHousehold" | "baseUrl">;

export const RemoveChannelMutation = graphql(`
  mutation RemoveChannel($id: ID!, $isHousehold: Boolean) {
    removeNotificationChannel(id: $id, isHousehold: $isHousehold)
  }
`);

export const TestChannelMutation = graphql(`
  mutation TestChannel($id: ID!, $isHousehold: Boolean) {
    testNotificationChannel(id: $id, isHousehold: $isHousehold) {
      ok
      answer
    }
  }
`);

export type ChannelTest = ResultOf<typeof TestChannelMutation>["testNotificationChannel"];

export const SubscribeToPushMutation = graphql(`
  mutation SubscribeToPush($input: PushSubscriptionInput!) {
    subscribeToPush(input: $input) {
      id
    }
  }
`);

const MailServerFragment = graphql(`
  fragment MailServerParts on MailServer {
    host
    port
    security
    username
    hasPassword
    from
  }
`);

export type MailServer = ResultOf<typeof MailServerFragment>;

export const MailServerQuery = graphql(
  `
    query MailServer {
      mailServer {
        ...MailServerParts
      }
    }
  `,
  [MailServerFragment],
);

export const SaveMailServerMutation = graphql(
  `
    mutation SaveMailServer($input: MailServerInput) {
      saveMailServer(input: $input) {
        ...MailServerParts
      }
    }
  `,
  [MailServerFragment],
);
