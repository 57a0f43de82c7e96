import type { JSX } from "solid-js";
import {
  LANGUAGES,
  type Language,
  chosenLanguage,
  languageName,
  rememberLanguage,
} from "../language/language.ts";
import { shell } from "../language/words/shell.ts";
import { SelectField } from "./select-field.tsx";

/** The language of the screen, remembered in this browser. */
export function LanguageChoice(): JSX.Element {
  const choose = (language: Language | "") => {
    rememberLanguage(language === "" ? null : language);
    // Everything that is shown is worded anew.
    location.reload();
  };
  return (
    <SelectField
      label={shell("language")}
      options={[
        { value: "", name: shell("languageAuto") },
        ...LANGUAGES.map((language) => ({ value: language, name: languageName(language) })),
      ]}
      value={chosenLanguage() ?? ""}
      onChoose={choose}
    />
  );
}
