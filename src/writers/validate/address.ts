/**
 * What keeps an address from being one; undefined where it is one.
 *
 * Source: URL Standard, “URL writing”, and the test of RFC 3986 that EPUBCheck's grammar makes of an address.
 */
export function addressFault(written: string): string | undefined {
  const address = written.trim();
  if (/^(?:data|javascript):/i.test(address)) return undefined;
  const plain = address.replace(/^([a-z]+:\/\/)\[[\da-f:.]*\]/i, "$1host");
  const [strange] = /[\s"<>\\^`{|}[\]]/u.exec(plain) ?? [];
  if (strange !== undefined) return `“${strange}” may not stand in an address`;
  if (/%(?![\da-f]{2})/i.test(address)) return "“%” begins no escape there";
  if (/^[a-z][a-z\d+.-]*:(?:\/\/)?$/i.test(address)) return "nothing follows its scheme";
  const [, authority] = /^(?:https?|ftp):\/\/([^/?#]*)/i.exec(plain) ?? [];
  return authority === undefined ? undefined : hostFault(authority.replace(/^.*@/, ""));
}

function hostFault(host: string): string | undefined {
  const [, name = "", port] = /^([^:]*)(?::(.*))?$/.exec(host) ?? [];
  if (name === "" || name.split(".").slice(0, -1).includes("")) return "its host has no name";
  if (port !== undefined && !(/^\d*$/.test(port) && Number(port) < 65_536))
    return `“${port}” is no port`;
  return undefined;
}
