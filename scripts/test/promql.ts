import { parser } from "@prometheus-io/lezer-promql";

type Cursor = ReturnType<ReturnType<typeof parser.parse>["cursor"]>;
type SyntaxNode = Cursor["node"];

/** What a query is about. */
export interface Query {
  /** The metrics that its selectors name, also by `{__name__=~"a|b"}`. */
  readonly metrics: readonly string[];
  /** The labels that it names: in matchers, `by`, `without`, `on`, `ignoring` and `group_left`. */
  readonly labels: readonly string[];
}

/**
 * Reads PromQL, a dashboard's too: what Grafana puts in the place of `$__rate_interval` and its like is a duration.
 *
 * @throws where it is not PromQL, or where a selector does not say of which metrics it is
 */
export function readQuery(expr: string): Query {
  const text = withoutVariables(expr);
  const metrics = new Set<string>();
  const labels = new Set<string>();
  const textOf = ({ from, to }: SyntaxNode) => text.slice(from, to);
  parser.parse(text).iterate({
    enter({ type, node }) {
      if (type.isError) throw new Error(`This is no PromQL at character ${node.from}: ${expr}`);
      if (type.name === "VectorSelector") for (const name of namesIn(node, textOf)) metrics.add(name);
      const isLabel = type.name === "LabelName" || type.name === "QuotedLabelName";
      if (isLabel && textOf(node) !== "__name__" && !isMetric(node)) labels.add(unquoted(textOf(node)));
    },
  });
  return { metrics: [...metrics], labels: [...labels] };
}

/** The metrics that a query is about. */
export const metricsIn = (expr: string): readonly string[] => readQuery(expr).metrics;

function namesIn(selector: SyntaxNode, textOf: (node: SyntaxNode) => string): readonly string[] {
  const name = selector.getChild("Identifier");
  if (name !== null) return [textOf(name)];
  const matchers = selector.getChild("LabelMatchers");
  const quoted = matchers?.getChild("QuotedLabelName");
  if (quoted) return [unquoted(textOf(quoted))];
  const found = (matchers?.getChildren("UnquotedLabelMatcher") ?? []).flatMap((matcher) => {
    const [label, operator, value] = ["LabelName", "MatchOp", "StringLiteral"].map((part) => {
      const child = matcher.getChild(part);
      return child === null ? "" : textOf(child);
    });
    if (label !== "__name__" || (operator !== "=" && operator !== "=~")) return [];
    return unquoted(value ?? "").split("|");
  });
  const wrong = found.filter((each) => !/^[a-zA-Z_:][\w:]*$/.test(each));
  if (found.length === 0 || wrong.length > 0) {
    throw new Error(`This does not say of which metrics it is: ${textOf(selector)}`);
  }
  return found;
}

/** Whether a quoted name within braces is the metric's, as in `{"up", job="x"}`. */
function isMetric(node: SyntaxNode): boolean {
  return node.name === "QuotedLabelName" && node.parent?.name === "LabelMatchers";
}

function unquoted(text: string): string {
  return text.replace(/^(["'`])(.*)\1$/s, "$2");
}

/** With something in the place of Grafana's variables that PromQL takes there. */
export function withoutVariables(expr: string): string {
  return expr
    .replaceAll(/\[\$\{?\w+\}?(:[^\]]*)?\]/g, "[5m$1]")
    .replaceAll(/\$\{?(__range_s|__interval_ms)\}?/g, "300");
}
