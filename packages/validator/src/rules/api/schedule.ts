const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/** The least and the greatest number of each field, and the words for them. */
const fields: readonly {
  readonly least: number;
  readonly most: number;
  readonly words?: readonly string[];
}[] = [
  { least: 0, most: 59 },
  { least: 0, most: 23 },
  { least: 1, most: 31 },
  { least: 1, most: 12, words: ["", ...months] },
  { least: 0, most: 6, words: days },
];

/** Whether a CronJob takes it: five fields, or a word such as `@daily`. */
export function isSchedule(text: string): boolean {
  if (/^@(yearly|annually|monthly|weekly|daily|midnight|hourly)$/.test(text)) return true;
  if (/^@every ([0-9.]+(ns|us|µs|ms|s|m|h))+$/.test(text)) return true;
  const given = text.trim().split(/\s+/);
  return (
    given.length === 5 &&
    fields.every((field, index) => given[index]?.split(",").every((part) => isRange(part, field)))
  );
}

function isRange(part: string, { least, most, words = [] }: (typeof fields)[number]): boolean {
  const [, range = "", step] = /^([^/]+)(?:\/([0-9]+))?$/.exec(part) ?? [];
  if (range === "" || step === "0") return false;
  if (range === "*" || range === "?") return true;
  const ends = range.split("-").map((end) => {
    const word = words.indexOf(end.toLowerCase());
    return word > 0 || (word === 0 && end !== "") ? word : /^[0-9]+$/.test(end) ? Number(end) : Number.NaN;
  });
  const [from = Number.NaN, to = from] = ends;
  return ends.length <= 2 && from >= least && to <= most && from <= to;
}
