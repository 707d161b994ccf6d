import { BlockList, isIP } from 'node:net';

/** Tells the address of the client from the address of the connection and the `X-Forwarded-For` that came with it. */
export type ClientAddress = (connection: string | undefined, forwardedFor: string | undefined) => string;

/**
 * Believes `X-Forwarded-For` as far as trusted proxies wrote it: the client is the last address in it that is not a
 * trusted proxy. Anyone can write the rest of that header.
 * @param trusted addresses and networks, such as `10.0.0.1` and `10.1.0.0/16`, already checked
 */
export function clientAddressBehind(trusted: readonly string[]): ClientAddress {
  const proxies = new BlockList();
  for (const network of trusted) {
    const [address = '', prefix] = network.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (prefix === undefined) proxies.addAddress(address, family);
    else proxies.addSubnet(address, Number(prefix), family);
  }
  const isTrusted = (address: string) => {
    const family = isIP(address);
    return family !== 0 && proxies.check(address, family === 6 ? 'ipv6' : 'ipv4');
  };
  return (connection = '', forwardedFor = '') => {
    let client = plain(connection);
    const hops = forwardedFor.split(',').map((hop) => plain(hop.trim()));
    while (isTrusted(client)) {
      const hop = hops.pop();
      if (hop === undefined || isIP(hop) === 0) break;
      client = hop;
    }
    return client;
  };
}

/** Without the prefix that IPv4 has on a socket that speaks both. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}
