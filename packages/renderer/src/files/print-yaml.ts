import { stringify } from "yaml";

const options = {
  version: "1.1",
  lineWidth: 0,
  defaultKeyType: "PLAIN",
  aliasDuplicateObjects: false,
} as const;

/** Data as YAML that YAML 1.1 and 1.2 read alike, without anchors and folded lines; it ends in a newline. */
export function printYaml(data: unknown): string {
  return stringify(data, options);
}
