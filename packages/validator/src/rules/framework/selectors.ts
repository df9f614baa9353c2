import type { ILabelSelector } from "@kubernetes-models/apimachinery/apis/meta/v1/LabelSelector";

type Labels = Readonly<Record<string, string>>;

/**
 * Whether labels are what a selector asks for. An empty selector asks for nothing, and takes all.
 *
 * @example
 * selects({ matchLabels: { app: "web" } }, { app: "web", tier: "front" }); // true
 */
export function selects(selector: ILabelSelector, labels: Labels): boolean {
  return (
    Object.entries(selector.matchLabels ?? {}).every(([key, value]) => labels[key] === value) &&
    (selector.matchExpressions ?? []).every(({ key, operator, values = [] }) => {
      const value = labels[key];
      switch (operator) {
        case "In":
          return value !== undefined && values.includes(value);
        case "NotIn":
          return value === undefined || !values.includes(value);
        case "Exists":
          return value !== undefined;
        default:
          return value === undefined;
      }
    })
  );
}

/** Whether a selector asks for nothing. */
export function isEmptySelector(selector: ILabelSelector): boolean {
  return Object.keys(selector.matchLabels ?? {}).length + (selector.matchExpressions ?? []).length === 0;
}

/** `app=web, tier in (front, back)`. */
export function formatSelector(selector: ILabelSelector): string {
  const labels = Object.entries(selector.matchLabels ?? {}).map(([key, value]) => `${key}=${value}`);
  const expressions = (selector.matchExpressions ?? []).map(({ key, operator, values = [] }) =>
    values.length === 0 ? `${key} ${operator}` : `${key} ${operator} (${values.join(", ")})`,
  );
  return [...labels, ...expressions].join(", ");
}
