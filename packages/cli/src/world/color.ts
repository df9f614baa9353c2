/**
 * Whether text for a stream is painted: on a terminal, unless `NO_COLOR` is set; elsewhere where `FORCE_COLOR` is.
 * `FORCE_COLOR=0` paints nowhere.
 */
export function hasColor(
  stream: { readonly isTTY?: boolean },
  env: Readonly<Record<string, string | undefined>> = process.env,
): boolean {
  const { FORCE_COLOR: forced, NO_COLOR: none, TERM: terminal } = env;
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  if (none !== undefined && none !== "") return false;
  return stream.isTTY === true && terminal !== "dumb";
}
