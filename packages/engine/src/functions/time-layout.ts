export const months: readonly string[] =
  "January February March April May June July August September October November December".split(" ");
export const days: readonly string[] = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");

/** The parts of Go's reference time, longest first where one begins with another. */
export const layoutPart: RegExp =
  /January|Jan(?![a-z])|Monday|Mon(?![a-z])|MST|2006|-07:00:00|-07:00|-070000|-0700|-07|Z07:00:00|Z07:00|Z070000|Z0700|Z07|[.,]0+(?![0-9])|[.,]9+(?![0-9])|002|01|02|03|04|05|06|15|PM|pm|__2|_2006|_2|1|2|3|4|5/g;
