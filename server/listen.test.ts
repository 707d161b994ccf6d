import { type AddressInfo, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { claimPort, ListenError, listen } from './listen.ts';

test('says in one sentence that the port is taken and what to do', async () => {
  const other = createServer();
  await listen(other, 0, '127.0.0.1');
  const { port } = other.address() as AddressInfo;
  const refusal = claimPort(port, '127.0.0.1');
  await expect(refusal).rejects.toThrow(ListenError);
  await expect(refusal).rejects.toThrow(
    `Port ${port} is already in use: stop what listens there, or choose another port with`,
  );
  await new Promise((resolve) => other.close(resolve));
  await claimPort(port, '127.0.0.1');
});

test('says that HOST is wrong when this machine has no such address', async () => {
  await expect(listen(createServer(), 0, '192.0.2.1')).rejects.toThrow('HOST');
});
