/** Our charts that another one can be made from: the others are of one program each, such as Prometheus. */
export const archetypeNames: readonly string[] = [
  "cronjob",
  "platform-base",
  "stateful-service",
  "static-site",
  "web-service",
  "worker",
];
