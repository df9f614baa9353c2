/** Labels that are others after an upgrade. */
const changing =
  /^(helm\.sh\/chart|app\.kubernetes\.io\/version|app\.kubernetes\.io\/managed-by|chart|version|heritage)$/;

/** Those labels, of some, that change with the version of the chart or its app, or with the tool. */
export function changingLabels(labels: Readonly<Record<string, string>> = {}): readonly string[] {
  return Object.keys(labels).filter((label) => changing.test(label));
}
