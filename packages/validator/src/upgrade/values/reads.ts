import type { Chart } from "@chartwright/engine";

/**
 * Whether templates of a chart, or of its subcharts, may read a value: its path stands in them, or one of the mappings
 * around it is read as a whole. It errs towards yes.
 */
export function mayRead(chart: Chart, path: readonly string[]): boolean {
  const text = textOf(chart);
  if (path.length === 0 || text.includes(`.${path.join(".")}`) || takesAll.test(text)) return true;
  if (path.some((key) => text.includes(`"${key}"`))) return true;
  return path.slice(0, -1).some((_, at) => {
    const whole = escaped(path.slice(0, at + 1).join("."));
    return new RegExp(`\\.${whole}(?![\\w.-])`).test(text);
  });
}

/** Goes through all values, or looks one up by a name that is worked out. */
const takesAll =
  /\b(?:range|toYaml|toJson|pick|omit|merge\w*|mustMerge\w*|dig|get|index)\b[^}]*\.Values(?![\w.])/;

const texts = new WeakMap<Chart, string>();

function textOf(chart: Chart): string {
  const known = texts.get(chart);
  if (known !== undefined) return known;
  const own = chart.templates.map(({ text }) => text);
  const made = [...own, ...chart.dependencies.map(textOf)].join("\n");
  texts.set(chart, made);
  return made;
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
