import type { Translation } from "../area.ts";
import type * as english from "../words/help.ts";

export const helpText: Translation<typeof english.helpText> = {
  adminsAsked: "管理者に助けを求めました。",
  asksForHelp: "{name}さんが助けを求めています。",
  askForHelp: "助けを求める",
  askForHelpHint: "管理者の一覧でこのリクエストを目立たせます",
  dealtWith: "対応済みにする",
  showWhatHelps: "対処方法を見る",
};
