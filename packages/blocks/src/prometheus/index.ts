export {
  durationFormat,
  labelMap,
  labelName,
  metricName,
  optionalDuration,
  optionalLimit,
  optionalPath,
  optionalText,
} from "./formats.ts";
export { httpClient, tlsConfig } from "./http-client.ts";
export { relabelConfig } from "./relabel.ts";
export { ruleFileGroups, ruleGroups } from "./rules.ts";
