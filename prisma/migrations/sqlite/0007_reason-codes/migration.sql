-- Reasons that the first release stored as the codes of services become sentences with codes of the tracker.
UPDATE "Unit" SET "stateReason" = 'deleted by hand', "stateReasonCode" = 'DELETED_BY_HAND', "stateReasonParams" = '{}'
  WHERE "stateReason" = 'manual' AND "stateReasonCode" IS NULL;
UPDATE "Unit" SET "stateReason" = 'missing from the disk', "stateReasonCode" = 'MISSING_FROM_DISK', "stateReasonParams" = '{}'
  WHERE "stateReason" = 'missingFromDisk' AND "stateReasonCode" IS NULL;
UPDATE "Unit" SET "stateReason" = 'the request was withdrawn', "stateReasonCode" = 'REQUEST_WITHDRAWN', "stateReasonParams" = '{"by":null}'
  WHERE "stateReason" = 'withdrawn' AND "stateReasonCode" IS NULL;
UPDATE "Attempt" SET "endReason" = 'deleted by hand', "endReasonCode" = 'DELETED_BY_HAND', "endReasonParams" = '{}'
  WHERE "endReason" = 'manual' AND "endReasonCode" IS NULL;
UPDATE "Attempt" SET "endReason" = 'missing from the disk', "endReasonCode" = 'MISSING_FROM_DISK', "endReasonParams" = '{}'
  WHERE "endReason" = 'missingFromDisk' AND "endReasonCode" IS NULL;
UPDATE "Attempt" SET "endReason" = 'the request was withdrawn', "endReasonCode" = 'REQUEST_WITHDRAWN', "endReasonParams" = '{"by":null}'
  WHERE "endReason" = 'withdrawn' AND "endReasonCode" IS NULL;
UPDATE "MediaRequest" SET "stateReason" = 'deleted by hand', "stateReasonCode" = 'DELETED_BY_HAND', "stateReasonParams" = '{}'
  WHERE "stateReason" = 'manual' AND "stateReasonCode" IS NULL;
UPDATE "MediaRequest" SET "stateReason" = 'missing from the disk', "stateReasonCode" = 'MISSING_FROM_DISK', "stateReasonParams" = '{}'
  WHERE "stateReason" = 'missingFromDisk' AND "stateReasonCode" IS NULL;
UPDATE "MediaRequest" SET "stateReason" = 'the request was withdrawn', "stateReasonCode" = 'REQUEST_WITHDRAWN', "stateReasonParams" = '{"by":null}'
  WHERE "stateReason" = 'withdrawn' AND "stateReasonCode" IS NULL;
UPDATE "MediaRequest" SET "wishReason" = 'the request was withdrawn', "approvalReasonCode" = 'REQUEST_WITHDRAWN', "approvalReasonParams" = '{"by":null}'
  WHERE "wishReason" = 'withdrawn' AND "approvalReasonCode" IS NULL;
