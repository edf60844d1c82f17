import { expect, it } from 'vitest';
import { socketAddress } from '../../../src/renderer/ui/socket-address.ts';

it('can be told where the address ends and the port begins', () => {
  expect(socketAddress('127.0.0.1', 9330)).toBe('127.0.0.1:9330');
  expect(socketAddress('::1', 9330)).toBe('[::1]:9330');
});
