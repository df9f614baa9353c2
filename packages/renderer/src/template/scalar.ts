/** What YAML 1.1 or 1.2 reads as something else than a string, in any letter case. */
const words = new Set(["y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"]);

/** Text that stands unquoted: it starts like a word and holds nothing that YAML or Helm gives a meaning. */
const plainText = /^[A-Za-z_/](?:[-\w./+=@%()]|, | (?=[-\w./+=@%()]))*$/;

/** A quantity, a percentage or a duration: no number, for its unit. */
const quantity = /^\d+(?:\.\d+)?(?:[kMGTPE]i|[kMGTP]|m|%|s|h)$/;

/** A string as a YAML scalar in a template, quoted where it has to be, `{{` made harmless. */
export function yamlString(text: string): string {
  if (quantity.test(text) || (plainText.test(text) && !words.has(text.toLowerCase()))) return text;
  return harmless(quoted(text));
}

/** A key of a mapping. */
export function yamlKey(key: string): string {
  return yamlString(key);
}

function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** Text of a template that means itself: `{{` is written by an action. */
export function harmless(text: string): string {
  return text.replaceAll("{{", '{{ "{{" }}');
}

/** A multi-line string as the lines of a literal block, or undefined where only quotes keep it whole. */
export function blockScalar(
  text: string,
): { readonly header: string; readonly lines: readonly string[] } | undefined {
  if (
    !text.includes("\n") ||
    /[^\n\x20-\x7e\u00a0-\ud7ff\ue000-\ufefe]/.test(text.replace(/[\u2028\u2029]/g, "\u0000"))
  ) {
    return undefined;
  }
  const body = text.replace(/\n$/, "");
  // A first line that starts with a space needs an indentation indicator; a blank line at an end is easily lost.
  if (/^[ \n]|\n$| \n| $/.test(body) || body === "") return undefined;
  return { header: text.endsWith("\n") ? "|" : "|-", lines: body.split("\n").map(harmless) };
}

/** A string as Go's templates take it within an action. */
export function goString(text: string): string {
  return quoted(text).replace(/\\\//g, "/");
}
