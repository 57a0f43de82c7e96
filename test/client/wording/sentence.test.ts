import { expect, it } from "vitest";
import { episodesWords, rangeWords } from "../../../client/wording/sentence.ts";
import { percentWords, sizeWords, speedWords } from "../../../client/wording/size.ts";

it.each([
  [[4], "4"],
  [[2, 1], "1 and 2"],
  [[3, 1, 2, 2], "1 to 3"],
  [[1, 2, 3, 5, 9, 10], "1 to 3, 5, 9 and 10"],
])("%j reads %s", (numbers, words) => expect(rangeWords(numbers)).toBe(words));

it("names the season only where several are about", () => {
  const first = { season: 1, number: 1 };
  const second = { season: 2, number: 1 };
  expect(episodesWords([first], false)).toBe("episode 1");
  expect(episodesWords([first], true)).toBe("season 1 episode 1");
  expect(episodesWords([first, second, { season: 2, number: 2 }], false)).toBe(
    "season 1 episode 1 and season 2 episodes 1 and 2",
  );
  expect(episodesWords([{ season: 0, number: 3 }], false)).toBe("special episode 3");
});

it.each([
  [0, "0 B"],
  [999, "999 B"],
  [1000, "1 kB"],
  [33_900_000_000, "33.9 GB"],
  [999_960_000, "1.0 GB"],
  [123_400_000_000, "123 GB"],
])("%i bytes are %s", (bytes, words) => expect(sizeWords(bytes)).toBe(words));

it("says 100 % only of what is whole", () => {
  expect(percentWords(0.999)).toBe("99 %");
  expect(percentWords(0.29)).toBe("29 %");
  expect(percentWords(1)).toBe("100 %");
  expect(percentWords(1.2)).toBe("100 %");
  expect(speedWords(9_400_000)).toBe("9.4 MB/s");
});
