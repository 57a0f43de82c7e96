import { type ResultOf, graphql } from "../../graphql/graphql.ts";

export const BackupsQuery = graphql(`
  query Backups {
    backups {
      name
      madeAt
      size
      isBeforeUpgrade
    }
    backupFailure {
      at
      reason
    }
  }
`);

export const MakeBackupMutation = graphql(`
  mutation MakeBackup {
    makeBackup {
      name
    }
  }
`);

export const RemoveBackupMutation = graphql(`
  mutation RemoveBackup($name: String!) {
    removeBackup(name: $name)
  }
`);

export const RestoreBackupMutation = graphql(`
  mutation RestoreBackup($name: String!) {
    restoreBackup(name: $name)
  }
`);

export type Backup = ResultOf<typeof BackupsQuery>["backups"][number];
