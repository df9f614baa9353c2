import { v } from "@chartwright/model";

/** A duration as Prometheus has it, such as `1h30m` or `15d`. */
export const durationFormat = /^([0-9]+(ms|[smhdwy]))+$/;

/** A duration of Prometheus's, for an item of a list or a map. */
export const optionalDuration = () => v.string().pattern(durationFormat).optional();

/** A text that is not empty, for an item of a list or a map. */
export const optionalText = () => v.string().min(1).optional();

/** A path that the container has, such as that of a mounted Secret. */
export const optionalPath = () => v.string().pattern(/^\//).optional();

/** What a limit of Prometheus's is: 0 is none. */
export const optionalLimit = () => v.integer().min(0).optional();

/** The name of a metric or of a recording rule. */
export const metricName = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;

/** The name of a label. */
export const labelName = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

/** Labels by name, or annotations. */
export const labelMap = () => v.mapOf(v.string()).keys(labelName);
