import type { Report, RuleContext } from "../framework/context.ts";

/** What is wrong with a Service and port that traffic is led to; nothing where the Service is somebody else's. */
export function backendProblem(
  { find, release, values }: RuleContext,
  { name, port }: { readonly name: string; readonly port: string | number | undefined },
  namespace: string,
): Report | undefined {
  const service = find("Service", name, namespace);
  if (service === undefined) {
    const isOwn = name === release.name || name.startsWith(`${release.name}-`);
    if (!isOwn || values.includes(name)) return undefined;
    return {
      message: `There is no Service ${name} in the namespace ${namespace}.`,
      fix: "Correct the name, or add the Service.",
    };
  }
  const ports = service.object.spec?.ports ?? [];
  if (port === undefined || ports.some((each) => each.name === port || each.port === port)) return undefined;
  const known = ports.map((each) => (each.name === undefined ? each.port : `${each.name} (${each.port})`));
  return {
    message: `The Service ${name} has no port ${port}.`,
    fix: `Lead to one of its ports: ${known.join(", ") || "none is there"}.`,
  };
}
