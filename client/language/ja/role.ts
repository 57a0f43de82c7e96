import type { Translation } from "../area.ts";
import type * as english from "../words/role.ts";

export const roleNames: Translation<typeof english.roleNames> = {
  ADMIN: "管理者",
  VIEWER: "閲覧者",
  REQUESTER: "リクエスト利用者",
};

export const roleDescriptions: Translation<typeof english.roleDescriptions> = {
  ADMIN: "リクエスト、サービス、ユーザー、設定のすべてを見て変更できます。",
  VIEWER: "すべてのリクエストを見られますが、変更はできません。",
  REQUESTER: "自分のリクエストと、フォローしているリクエストを見られます。",
};

export const rolePhrases: Translation<typeof english.rolePhrases> = {
  ADMIN: "管理者",
  VIEWER: "閲覧者",
  REQUESTER: "リクエスト利用者",
};
