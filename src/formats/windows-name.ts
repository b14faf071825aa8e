/** What no name on Windows holds (Microsoft, "Naming Files, Paths, and Namespaces"), and no control character of any kind. */
const forbidden = /[<>:"/\\|?*\p{Cc}]/u;

/** Names of devices, whatever extension follows, blanks before it included; the superscript digits count like digits. */
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:\.|$)/i;

const endsInDotOrSpace = /[. ]$/;

/** The longest name on the file systems of Windows, in UTF-16 units. */
const longestName = 255;

/** Whether Windows can have a file or folder of this name. One that it cannot is refused everywhere, for a batch may be opened anywhere. */
export const isWindowsName = (name: string): boolean =>
  name !== '' &&
  name.length <= longestName &&
  !forbidden.test(name) &&
  !endsInDotOrSpace.test(name) &&
  !device.test(name);
