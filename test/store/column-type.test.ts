import { expectTypeOf, it } from "vitest";
import type { ActionKind, ActionStatus } from "../../server/domain/action.ts";
import type { MediaFacts } from "../../server/domain/deletion/media.ts";
import type { DeletionItem, KeptItem } from "../../server/domain/deletion/status.ts";
import type { ReleaseSearch } from "../../server/domain/observation/facts.ts";
import type { ServiceCondition } from "../../server/domain/problem/health.ts";
import type { EpisodeCounts } from "../../server/domain/rollup.ts";
import type { ApprovalState, PipelineState, State } from "../../server/domain/state.ts";
import type { AttemptEnd, Matching } from "../../server/domain/unit.ts";
import type { MatchedFile } from "../../server/integrations/port/anime-matcher.ts";
import type { ArrTitle } from "../../server/integrations/port/arr.ts";
import type { ServiceConnection } from "../../server/integrations/port/connection.ts";
import type { ClientDownload } from "../../server/integrations/port/download-client.ts";
import type { ShownFile } from "../../server/integrations/port/media-server.ts";
import type { RemovedFile } from "../../server/integrations/port/removal-target.ts";
import type { MediaEntry, RequestEntry } from "../../server/integrations/port/request-manager.ts";
import type { actionRecordColumns } from "../../server/store/column/action-record.ts";
import type { attemptColumns } from "../../server/store/column/attempt.ts";
import type { DeepReadonly } from "../../server/store/column/column.ts";
import type { deletionColumns, deletionStepColumns } from "../../server/store/column/deletion.ts";
import type { Inventory } from "../../server/store/column/inventory.ts";
import type { mediaRequestColumns } from "../../server/store/column/media-request.ts";
import type { serviceColumns } from "../../server/store/column/service.ts";
import { type credentialsCodec } from "../../server/store/column/service.ts";
import type { unitColumns } from "../../server/store/column/unit.ts";

type Read<Column> = Column extends { read(row: never): infer Value } ? NonNullable<Value> : never;
type Same<T> = DeepReadonly<T>;
type Values<Column> = Same<Read<Column>>;

it("reads columns as the types of the domain", () => {
  expectTypeOf<Values<typeof mediaRequestColumns.counts>>().toEqualTypeOf<Same<EpisodeCounts>>();
  expectTypeOf<Read<typeof mediaRequestColumns.state>>().toEqualTypeOf<State>();
  expectTypeOf<Read<typeof mediaRequestColumns.approvalState>>().toEqualTypeOf<ApprovalState>();
  expectTypeOf<Values<typeof unitColumns.releaseSearch>>().toEqualTypeOf<Same<ReleaseSearch>>();
  expectTypeOf<Read<typeof unitColumns.state>>().toEqualTypeOf<State>();
  expectTypeOf<Read<typeof unitColumns.matching>>().toEqualTypeOf<Matching>();
  expectTypeOf<Read<typeof attemptColumns.step>>().toEqualTypeOf<PipelineState>();
  expectTypeOf<Read<typeof attemptColumns.end>>().toEqualTypeOf<AttemptEnd>();
  expectTypeOf<Read<typeof actionRecordColumns.kind>>().toEqualTypeOf<ActionKind>();
  expectTypeOf<Read<typeof actionRecordColumns.status>>().toEqualTypeOf<ActionStatus>();
  expectTypeOf<Values<typeof serviceColumns.conditions>>().toEqualTypeOf<
    Same<readonly ServiceCondition[]>
  >();
  expectTypeOf<NonNullable<ReturnType<typeof credentialsCodec.parse>>>().toEqualTypeOf<
    Same<Pick<ServiceConnection, "apiKey" | "username" | "password">>
  >();
  expectTypeOf<Values<typeof deletionColumns.kept>>().toEqualTypeOf<Same<readonly KeptItem[]>>();
  expectTypeOf<Values<typeof deletionStepColumns.items>>().toEqualTypeOf<
    Same<readonly DeletionItem[]>
  >();
});

it("reads an inventory as the types of the integrations' ports", () => {
  type Stored<Key extends keyof Inventory> =
    Inventory[Key] extends Readonly<Record<string, infer V>> ? V : never;
  expectTypeOf<NonNullable<Stored<"arrs">>>().toEqualTypeOf<Same<ArrTitle>>();
  expectTypeOf<Stored<"clients">>().toEqualTypeOf<Same<readonly ClientDownload[]>>();
  expectTypeOf<Stored<"matches">>().toEqualTypeOf<Same<readonly MatchedFile[]>>();
  expectTypeOf<Stored<"shown">>().toEqualTypeOf<Same<readonly ShownFile[]>>();
  expectTypeOf<Inventory["files"]>().toEqualTypeOf<Same<readonly RemovedFile[]>>();
  type Finding = Stored<"requests">;
  expectTypeOf<NonNullable<Finding["request"]>>().toEqualTypeOf<Same<RequestEntry>>();
  expectTypeOf<NonNullable<Finding["media"]>>().toExtend<MediaEntry>();
  expectTypeOf<MediaEntry>().toExtend<NonNullable<Finding["media"]>>();
  expectTypeOf<NonNullable<Finding["media"]>>().toExtend<MediaFacts>();
});
